using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

/// <summary>The notifier's part of Grafana's variables.</summary>
internal sealed record NotifierSettings
{
    private const string PollVariable = "GF_UNIFIED_ALERTING_ALERTMANAGER_CONFIG_POLL_INTERVAL";

    /// <summary>How soon contact points, policies and mute timings take effect.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Silences kept at once, expired ones included; 0 for any number.</summary>
    public int MostSilences { get; init; } = 10_000;

    /// <exception cref="StartupException">A value is malformed.</exception>
    public static NotifierSettings Read(GrafanaSettings settings)
    {
        var poll = settings.Variable(PollVariable);
        PrometheusDuration interval = new(TimeSpan.FromMinutes(1));
        if (poll is not null && (!PrometheusDuration.TryParse(poll, out interval) || interval.Value <= TimeSpan.Zero))
        {
            throw new StartupException($"{PollVariable}={poll} is not a duration above zero, such as 10s or 1m.");
        }

        return new NotifierSettings
        {
            PollInterval = interval.Value,
            MostSilences = new Variables(settings.Variable).Integer("GF_UNIFIED_ALERTING_ALERTMANAGER_MAX_SILENCES_COUNT", 10_000, 0, 1_000_000),
        };
    }
}
