using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.EmbeddedGrafana.Tests.Alerting;

/// <summary>Calls the provisioning API of a test's Grafana, without provenance unless a test asks for it.</summary>
internal sealed class ProvisioningClient(TestGrafana grafana)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<(int Status, JsonElement Body)> GetAsync(string path) => grafana.SendAsync(HttpMethod.Get, "/api/v1/provisioning/" + path, cancellation: Cancellation);

    public Task<(int Status, JsonElement Body)> PostAsync(string path, JsonNode body, bool provenance = false) => SendAsync(HttpMethod.Post, path, body, provenance);

    public Task<(int Status, JsonElement Body)> PutAsync(string path, JsonNode body, bool provenance = false) => SendAsync(HttpMethod.Put, path, body, provenance);

    public Task<(int Status, JsonElement Body)> DeleteAsync(string path, bool provenance = false) => SendAsync(HttpMethod.Delete, path, null, provenance);

    public async Task<string> AddFolderAsync()
    {
        var uid = Guid.NewGuid().ToString("N");
        var (status, _) = await grafana.SendAsync(HttpMethod.Post, "/api/folders", $$"""{"uid": "{{uid}}", "title": "Folder {{uid}}"}""", Cancellation);
        Assert.Equal(200, status);
        return uid;
    }

    public static JsonObject Rule(string? uid, string title = "Rule") => new()
    {
        ["uid"] = uid, ["title"] = title, ["condition"] = "A", ["for"] = "60s", ["noDataState"] = "NoData", ["execErrState"] = "Error",
        ["labels"] = new JsonObject { ["severity"] = "critical" },
        ["data"] = new JsonArray(new JsonObject
        {
            ["refId"] = "A", ["relativeTimeRange"] = new JsonObject { ["from"] = 600, ["to"] = 0 }, ["datasourceUid"] = "prometheus",
            ["model"] = new JsonObject { ["refId"] = "A", ["expr"] = "up" },
        }),
    };

    public static JsonObject Group(params JsonNode[] rules) => new() { ["interval"] = 10, ["rules"] = new JsonArray(rules) };

    public static JsonObject Webhook(string uid, string name, JsonObject? settings = null) => new()
    {
        ["uid"] = uid, ["name"] = name, ["type"] = "webhook", ["settings"] = settings ?? new JsonObject { ["url"] = "http://127.0.0.1/hook" },
    };

    private Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, JsonNode? body, bool provenance) => grafana.SendAsync(
        method, "/api/v1/provisioning/" + path, body?.ToJsonString(), Cancellation, provenance ? [] : [("X-Disable-Provenance", "true")]);
}
