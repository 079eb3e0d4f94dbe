using System.Text.Json.Nodes;

namespace Cortico.Stack.Tests.Grafana;

/// <summary>Small valid documents for tests to spoil.</summary>
public static class Examples
{
    public static JsonObject Dashboard(string uid, string title = "Web") => new()
    {
        ["uid"] = uid,
        ["title"] = title,
        ["schemaVersion"] = 41,
        ["refresh"] = "5s",
        ["time"] = new JsonObject { ["from"] = "now-15m", ["to"] = "now" },
        ["templating"] = new JsonObject { ["list"] = new JsonArray() },
        ["annotations"] = new JsonObject { ["list"] = new JsonArray() },
        ["panels"] = new JsonArray(Panel(1, "Requests", "sum(rate(http_requests_received_total[$__rate_interval]))")),
    };

    public static JsonObject Panel(int id, string title, string expression, int x = 0, int y = 0) => new()
    {
        ["id"] = id,
        ["type"] = "timeseries",
        ["title"] = title,
        ["gridPos"] = new JsonObject { ["x"] = x, ["y"] = y, ["w"] = 12, ["h"] = 8 },
        ["datasource"] = new JsonObject { ["type"] = "prometheus", ["uid"] = "prometheus" },
        ["targets"] = new JsonArray(new JsonObject { ["refId"] = "A", ["expr"] = expression, ["range"] = true }),
    };

    public static JsonObject RuleGroup(string name, params JsonObject[] rules) => new()
    {
        ["apiVersion"] = 1,
        ["groups"] = new JsonArray(new JsonObject { ["orgId"] = 1, ["name"] = name, ["folder"] = "Cortico", ["interval"] = "10s", ["rules"] = new JsonArray([.. rules]) }),
    };

    public static JsonObject Rule(string uid, string title, string expression = "up") => new()
    {
        ["uid"] = uid,
        ["title"] = title,
        ["condition"] = "C",
        ["data"] = new JsonArray(
            new JsonObject
            {
                ["refId"] = "A",
                ["relativeTimeRange"] = new JsonObject { ["from"] = 60, ["to"] = 0 },
                ["datasourceUid"] = "prometheus",
                ["model"] = new JsonObject { ["refId"] = "A", ["expr"] = expression, ["instant"] = true, ["range"] = false },
            },
            new JsonObject
            {
                ["refId"] = "C",
                ["relativeTimeRange"] = new JsonObject { ["from"] = 0, ["to"] = 0 },
                ["datasourceUid"] = "__expr__",
                ["model"] = new JsonObject
                {
                    ["refId"] = "C",
                    ["type"] = "threshold",
                    ["expression"] = "A",
                    ["conditions"] = new JsonArray(new JsonObject { ["evaluator"] = new JsonObject { ["type"] = "gt", ["params"] = new JsonArray(1) } }),
                },
            }),
        ["noDataState"] = "NoData",
        ["execErrState"] = "Error",
        ["for"] = "90s",
        ["labels"] = new JsonObject { ["severity"] = "critical" },
        ["annotations"] = new JsonObject { ["summary"] = "{{ $labels.service }} is down" },
        ["isPaused"] = false,
    };

    public static JsonObject ContactPoints(params JsonObject[] points) => new() { ["apiVersion"] = 1, ["contactPoints"] = new JsonArray([.. points]) };

    public static JsonObject Webhook(string name, string url = "http://127.0.0.1:8009/alerts") => new()
    {
        ["orgId"] = 1,
        ["name"] = name,
        ["receivers"] = new JsonArray(new JsonObject { ["uid"] = name, ["type"] = "webhook", ["settings"] = new JsonObject { ["url"] = url, ["httpMethod"] = "POST" } }),
    };

    public static JsonObject Policy(string receiver, params JsonObject[] routes) => new()
    {
        ["apiVersion"] = 1,
        ["policies"] = new JsonArray(new JsonObject { ["orgId"] = 1, ["receiver"] = receiver, ["group_by"] = new JsonArray("grafana_folder", "alertname"), ["routes"] = new JsonArray([.. routes]) }),
    };

    public static JsonObject Route(string receiver, string label, string value) =>
        new() { ["receiver"] = receiver, ["object_matchers"] = new JsonArray(new JsonArray(label, "=", value)) };
}
