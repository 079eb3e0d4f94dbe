using System.Text.Json.Nodes;

namespace Cortico.Stack.Tests.Grafana;

/// <summary>The memory of <see cref="FakeGrafana"/>: routes each request to its part.</summary>
public sealed class FakeGrafanaStore
{
    public string Version { get; set; } = "12.4.0";

    public FakeDataSources DataSources { get; } = new();

    public FakeDashboards Dashboards { get; } = new();

    public FakeAlerting Alerting { get; } = new();

    /// <summary>Answers queries: gets the body, gives the answer.</summary>
    public Func<JsonObject, RecordedAnswer> Query { get; set; } = _ => new RecordedAnswer(200, new JsonObject { ["results"] = new JsonObject() });

    /// <summary>Answers the data-source proxy: gets path and query string behind the uid.</summary>
    public Func<string, JsonNode> Proxy { get; set; } = _ => new JsonObject { ["status"] = "success", ["data"] = new JsonArray() };

    public RecordedAnswer Answer(SeenRequest request)
    {
        var parts = request.Path.Trim('/').Split('/').Select(Uri.UnescapeDataString).ToArray();
        return parts switch
        {
            ["api", "health"] => new RecordedAnswer(200, new JsonObject { ["database"] = "ok", ["version"] = Version, ["commit"] = "recorded" }),
            ["api", "datasources", "proxy", "uid", _, .. var rest] => new RecordedAnswer(200, Proxy(string.Join('/', rest) + request.Query)),
            ["api", "datasources", ..] => DataSources.Answer(request, parts[2..]),
            ["api", "folders", ..] => Dashboards.AnswerFolder(request, parts[2..], Alerting.RulesIn),
            ["api", "dashboards", ..] or ["api", "search"] => Dashboards.Answer(request, parts[1..]),
            ["api", "v1", "provisioning", ..] => Alerting.Answer(request, parts[3..], Dashboards.Folders.ContainsKey),
            ["api", "ds", "query"] => Query(request.Body!.AsObject()),
            _ => new RecordedAnswer(404, new JsonObject { ["message"] = "Not found" }),
        };
    }
}
