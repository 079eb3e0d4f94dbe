using System.Globalization;
using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>How rules are evaluated; <c>[unified_alerting]</c> of Grafana's configuration as far as it is known here.</summary>
internal sealed record EvaluationSettings
{
    /// <summary>Intervals of groups are whole multiples of it.</summary>
    public static readonly TimeSpan BaseInterval = TimeSpan.FromSeconds(10);

    /// <summary><c>GF_UNIFIED_ALERTING_EXECUTE_ALERTS</c></summary>
    public bool Execute { get; init; } = true;

    /// <summary><c>GF_UNIFIED_ALERTING_MAX_ATTEMPTS</c>: tries of an evaluation that ends in an error.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary><c>GF_UNIFIED_ALERTING_EVALUATION_TIMEOUT</c>: an evaluation that takes longer is an error.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Evaluations at the same time.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>Series of one rule; more of them are an error that says so.</summary>
    public int MostInstances { get; init; } = 25_000;

    /// <summary>Whether the rules of one moment are spread over the base interval, as Grafana does.</summary>
    public bool Spread { get; init; } = true;

    /// <summary>Before the second try; the third waits half as long again.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <exception cref="StartupException">A value is malformed.</exception>
    public static EvaluationSettings Read(GrafanaSettings settings)
    {
        const string Prefix = "GF_UNIFIED_ALERTING_";
        var plain = new EvaluationSettings();
        var attempts = settings.Variable(Prefix + "MAX_ATTEMPTS");
        var timeout = settings.Variable(Prefix + "EVALUATION_TIMEOUT");
        return plain with
        {
            Execute = settings.Variable(Prefix + "EXECUTE_ALERTS")?.ToUpperInvariant() is not ("FALSE" or "0" or "NO" or "OFF"),
            Attempts = attempts is null ? plain.Attempts : int.TryParse(attempts, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 10
                ? count
                : throw new StartupException($"{Prefix}MAX_ATTEMPTS={attempts} is not a number from 1 to 10."),
            Timeout = timeout is null ? plain.Timeout : PrometheusDuration.TryParse(timeout, out var duration) && duration.Value > TimeSpan.Zero
                ? duration.Value
                : throw new StartupException($"{Prefix}EVALUATION_TIMEOUT={timeout} is not a duration, such as 30s."),
        };
    }
}
