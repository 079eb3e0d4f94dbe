using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.States;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

/// <summary>What the queries of the recorded rules brought at each moment: the app was killed and came back.</summary>
internal static class RecordedScript
{
    private const string Refused = "[sse.dataQueryError] failed to execute query [A]: Post \"http://127.0.0.1:18009/api/v1/query\": dial tcp 127.0.0.1:18009: connect: connection refused";
    private const string Syntax = "[sse.dataQueryError] failed to execute query [A]: bad_data: invalid parameter \"query\": 1:5: parse error: unclosed left parenthesis";

    private static readonly (string, string)[] Web = [("__name__", "up"), ("instance", "127.0.0.1:18000"), ("job", "web"), ("service", "web")];
    private static readonly (string, string)[] Prometheus = [("__name__", "up"), ("instance", "127.0.0.1:18001"), ("job", "prometheus")];
    private static readonly (string, string)[] Gone = [("__name__", "up"), ("instance", "127.0.0.1:18009"), ("job", "down"), ("service", "gone")];
    private static readonly (string, string)[] Info = [("__name__", "app_info"), ("instance", "127.0.0.1:18000"), ("job", "web"), ("service", "web"), ("version", "1.0.3")];

    /// <summary>Scraped every five seconds: a moment of evaluation sees the app's end and return as the recorded one did.</summary>
    public static DateTimeOffset LastSeen { get; } = new(2026, 11, 22, 17, 53, 40, TimeSpan.Zero);

    public static DateTimeOffset SeenAgain { get; } = new(2026, 11, 22, 17, 56, 20, TimeSpan.Zero);

    public static void Load(ScriptedEvaluator evaluator)
    {
        evaluator.Rules["down"] = at => [ScriptedEvaluator.Series(!IsUp(at), Up(at), Web)];
        evaluator.Rules["several"] = at => [ScriptedEvaluator.Series(!IsUp(at), Up(at), Web), ScriptedEvaluator.Series(false, 1, Prometheus), ScriptedEvaluator.Series(true, 0, Gone)];
        evaluator.Rules["miss"] = at => [ScriptedEvaluator.Series(IsUp(at), Up(at), Web), ScriptedEvaluator.Series(true, 1, Prometheus)];
        evaluator.Rules["reduced"] = at => [Reduced(at)];
        evaluator.Rules["err-ok"] = _ => [ScriptedEvaluator.Error(Refused)];
        evaluator.Rules["err-error"] = evaluator.Rules["err-ok"];
        evaluator.Rules["err-alerting"] = evaluator.Rules["err-ok"];
        evaluator.Rules["err-syntax"] = _ => [ScriptedEvaluator.Error(Syntax)];
        evaluator.Rules["nd-keep"] = at => [IsUp(at) ? ScriptedEvaluator.Series(true, 1, Info) : ScriptedEvaluator.NoData()];
        foreach (var rule in new[] { "nd-nodata", "nd-ok", "nd-alerting" })
        {
            evaluator.Rules[rule] = at => [IsUp(at) ? ScriptedEvaluator.Series(false, 1, Info) : ScriptedEvaluator.NoData()];
        }
    }

    private static bool IsUp(DateTimeOffset at) => at <= LastSeen || at >= SeenAgain;

    private static double Up(DateTimeOffset at) => IsUp(at) ? 1 : 0;

    /// <summary>The least of ten minutes: still zero when the app is back.</summary>
    private static ConditionResult Reduced(DateTimeOffset at)
    {
        var least = at > LastSeen ? 0 : 1;
        var labels = Web.Select(label => KeyValuePair.Create(label.Item1, label.Item2)).ToLabelSet();
        var written = string.Join(", ", labels.Select(label => label.Key + "=" + label.Value));
        return new ConditionResult(
            least == 0 ? ConditionState.Alerting : ConditionState.Normal, labels,
            new Dictionary<string, CapturedValue>(StringComparer.Ordinal) { ["B"] = new(labels, least), ["C"] = new(labels, 1 - least) },
            $"[ var='B' labels={{{written}}} type='reduce' value={least} ], [ var='C' labels={{{written}}} type='threshold' value={1 - least} ]", null);
    }
}
