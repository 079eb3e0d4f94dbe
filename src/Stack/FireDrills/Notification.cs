using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.FireDrills;

/// <summary>What Grafana sent to one contact point.</summary>
/// <param name="Timestamp">When it came, by <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="ContactPoint">From the path that it was sent to.</param>
/// <param name="Body">The webhook's body; null where it was no JSON object.</param>
public sealed record Notification(long Timestamp, string ContactPoint, JsonObject? Body)
{
    /// <summary>The alerts of this rule and service in it.</summary>
    /// <param name="rule">Known by its uid, which Grafana 12 sends; by its title where an older one does not.</param>
    /// <param name="status"><c>firing</c> or <c>resolved</c>.</param>
    internal IEnumerable<JsonObject> Alerts(DrilledRule rule, string? service, string status) => Body.Items("alerts").Where(alert =>
        alert.Text("status") == status && (alert.Text("ruleUID") ?? rule.Uid) == rule.Uid && alert.Child("labels").Text("alertname") == rule.Title
        && (service is null || alert.Child("labels").Text("service") == service));

    /// <summary>Which rule fires for which service; empty where there is none.</summary>
    internal IEnumerable<(string RuleUid, string Name, string Service)> FiringAlerts() => Body.Items("alerts").Where(alert => alert.Text("status") == "firing")
        .Select(alert => (alert.Text("ruleUID") ?? "", alert.Child("labels").Text("alertname") ?? "", alert.Child("labels").Text("service") ?? ""));
}
