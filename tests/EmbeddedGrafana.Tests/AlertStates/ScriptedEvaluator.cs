using System.Collections.Concurrent;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Alerting.States;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

/// <summary>Says what a test wants of each rule at each moment, in place of queries.</summary>
internal sealed class ScriptedEvaluator : IRuleEvaluator
{
    public ConcurrentDictionary<string, Func<DateTimeOffset, IReadOnlyList<ConditionResult>>> Rules { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<(string Rule, DateTimeOffset At)> Calls { get; } = new();

    /// <summary>Where it is set, evaluations wait for it.</summary>
    public Func<StoredRule, CancellationToken, Task>? Before { get; set; }

    public async Task<IReadOnlyList<ConditionResult>> EvaluateAsync(StoredRule rule, DateTimeOffset at, CancellationToken cancellation)
    {
        Calls.Enqueue((rule.Uid, at));
        if (Before is { } before)
        {
            await before(rule, cancellation);
        }

        return Rules.TryGetValue(rule.Uid, out var script) ? script(at) : [];
    }

    /// <summary>A series whose query A has a value, and whether the condition C holds for it.</summary>
    public static ConditionResult Series(bool fires, double value, params (string Name, string Value)[] labels)
    {
        var set = labels.Select(label => KeyValuePair.Create(label.Name, label.Value)).ToLabelSet();
        var written = string.Join(", ", set.Select(label => label.Key + "=" + label.Value));
        var number = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new ConditionResult(
            fires ? ConditionState.Alerting : ConditionState.Normal, set,
            new Dictionary<string, CapturedValue>(StringComparer.Ordinal) { ["A"] = new(set, value), ["C"] = new(set, fires ? 1 : 0) },
            $"[ var='A' labels={{{written}}} type='query' value={number} ], [ var='C' labels={{{written}}} type='threshold' value={(fires ? 1 : 0)} ]", null);
    }

    public static ConditionResult NoData(string dataSource = "prometheus", string reference = "A") => new(
        ConditionState.NoData, new[] { KeyValuePair.Create("datasource_uid", dataSource), KeyValuePair.Create("ref_id", reference) }.ToLabelSet(),
        new Dictionary<string, CapturedValue>(StringComparer.Ordinal), "", null);

    public static ConditionResult Error(string message) =>
        new(ConditionState.Error, LabelSet.Empty, new Dictionary<string, CapturedValue>(StringComparer.Ordinal), "", message);
}
