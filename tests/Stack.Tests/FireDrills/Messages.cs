using System.Text.Json.Nodes;

namespace Cortico.Stack.Tests.FireDrills;

/// <summary>Webhook bodies as Grafana sends them, for the rule that the tests drill.</summary>
internal static class Messages
{
    public const string RuleUid = "too-hot";
    public const string Title = "Too hot";
    public const string Service = "web";

    public static JsonObject Firing() => Body("firing", "alerting", "0001-01-01T00:00:00Z");

    public static JsonObject Resolved() => Body("resolved", "ok", "2026-11-22T17:55:40Z");

    private static JsonObject Body(string status, string state, string endsAt) => JsonNode.Parse($$"""
        {
          "receiver": "hook", "status": "{{status}}", "state": "{{state}}", "version": "1", "groupKey": "{}:{}", "truncatedAlerts": 0, "orgId": 1,
          "externalURL": "http://127.0.0.1:8002/", "appVersion": "12.4.0", "title": "[FIRING:1] Too hot", "message": "hot",
          "groupLabels": { "alertname": "{{Title}}" }, "commonLabels": { "service": "{{Service}}" }, "commonAnnotations": {},
          "alerts": [ {
            "status": "{{status}}", "labels": { "alertname": "{{Title}}", "grafana_folder": "Cortico", "service": "{{Service}}" },
            "annotations": { "summary": "web is at 90 degrees" }, "startsAt": "2026-11-22T17:53:40Z", "endsAt": "{{endsAt}}",
            "generatorURL": "http://127.0.0.1:8002/alerting/grafana/too-hot/view?orgId=1", "silenceURL": "http://127.0.0.1:8002/alerting/silence/new",
            "dashboardURL": "", "panelURL": "", "fingerprint": "d8b55688ea91b536", "ruleUID": "{{RuleUid}}", "values": { "A": 90 }, "valueString": "A=90", "orgId": 1
          } ]
        }
        """)!.AsObject();
}
