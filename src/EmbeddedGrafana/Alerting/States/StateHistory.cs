using System.Globalization;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Annotations;
using Cortico.EmbeddedGrafana.Dashboards;
using Cortico.EmbeddedGrafana.Go;

namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>Changes of state as annotations, on the rule's panel where it has one: state history reads the same.</summary>
internal static class StateHistory
{
    /// <param name="dashboardId">Of the rule's dashboard; null where it has none.</param>
    public static List<Annotation> Of(StoredRule rule, IEnumerable<StateTransition> transitions, long? dashboardId) =>
        [.. transitions.Where(IsWorthNoting).Select(transition => Of(rule, transition, dashboardId))];

    /// <summary>The uid in the rule's annotations.</summary>
    public static string? Dashboard(StoredRule rule) => rule.Definition.Annotations?.GetValueOrDefault("__dashboardUid__");

    private static Annotation Of(StoredRule rule, StateTransition transition, long? dashboardId)
    {
        var instance = transition.Instance;
        var labels = instance.Labels.Where(label => !label.Key.StartsWith("__", StringComparison.Ordinal) && !label.Key.EndsWith("__", StringComparison.Ordinal)).ToList();
        var (value, data) = instance.State switch
        {
            InstanceState.Error => ("Error", $$"""{"error":{{(instance.Error is null ? "null" : "\"" + JsonEncodedText.Encode(instance.Error, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"")}}}"""),
            InstanceState.NoData => ("No data", """{"noData":true}"""),
            _ => (string.Join(", ", instance.Values.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={GoNumber.Format(pair.Value, 'f', 6)}"))),
                $$"""{"values":{{AlertPosts.Json(instance.Values)}}}"""),
        };
        var at = instance.LastEvaluation.ToUnixTimeMilliseconds();
        return new Annotation
        {
            AlertRuleUid = rule.Uid, PreviousState = transition.PreviousFormatted, NewState = instance.Formatted, Time = at, TimeEnd = at,
            Text = $"{rule.Definition.Title} {{{string.Join(", ", labels.Select(label => label.Key + "=" + label.Value))}}} - {value}",
            Data = JsonElement.Parse(data),
            Tags = [.. labels.Select(label => label.Key + ":" + label.Value.Replace(':', '_').Replace('\n', ' '))],
            DashboardUid = Dashboard(rule) ?? "",
            DashboardId = dashboardId,
            PanelId = long.TryParse(rule.Definition.Annotations?.GetValueOrDefault("__panelId__"), NumberStyles.None, CultureInfo.InvariantCulture, out var panel) ? panel : null,
        };
    }

    /// <summary>Less than every change, or panels would be full of them.</summary>
    private static bool IsWorthNoting(StateTransition transition)
    {
        var (instance, wasNormal) = (transition.Instance, transition.Previous == InstanceState.Normal);
        return transition.Changed
            && !(instance.Reason.Contains(StateReason.KeepLast, StringComparison.Ordinal) && !transition.PreviousReason.Contains(StateReason.KeepLast, StringComparison.Ordinal))
            && !(wasNormal && instance.State == InstanceState.Normal && (instance.Reason, transition.PreviousReason) is
                (StateReason.MissingSeries, _) or ("", StateReason.Paused or StateReason.Updated or StateReason.NoData) or (StateReason.NoData, ""));
    }
}
