using System.Text.Json.Nodes;

namespace Cortico.Bench;

/// <summary>A rule as the provisioning API takes it.</summary>
internal static class AlertRule
{
    /// <summary>Fires for each series that is above a value.</summary>
    public static JsonNode Threshold(string title, string group, string expression, double above) => JsonNode.Parse($$$"""
        {
          "title": "{{{title}}}", "ruleGroup": "{{{group}}}", "folderUID": "bench", "orgID": 1, "condition": "C", "for": "0s", "noDataState": "OK", "execErrState": "Error",
          "data": [
            { "refId": "A", "datasourceUid": "prometheus", "relativeTimeRange": { "from": 60, "to": 0 }, "model": { "refId": "A", "expr": "{{{expression}}}", "instant": true, "range": false } },
            { "refId": "C", "datasourceUid": "__expr__", "relativeTimeRange": { "from": 0, "to": 0 }, "model": { "refId": "C", "type": "threshold", "expression": "A",
              "conditions": [ { "evaluator": { "type": "gt", "params": [ {{{above}}} ] } } ] } }
          ]
        }
        """)!;
}
