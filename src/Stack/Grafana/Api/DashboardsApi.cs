using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Api;

/// <summary>Dashboards in the classic model.</summary>
public sealed class DashboardsApi
{
    private const int Page = 1000;
    private const int MessageLimit = 500;
    private readonly GrafanaApi _api;

    internal DashboardsApi(GrafanaApi api) => _api = api;

    /// <summary>Null where there is none of this uid.</summary>
    public async Task<StoredDashboard?> FindAsync(string uid, CancellationToken cancellation)
    {
        var answer = await _api.SendAsync(GrafanaRequest.Get(PathOf(uid), HttpStatusCode.NotFound), cancellation);
        if (answer.IsMissing) return null;
        var json = JsonDocument.Parse(answer.Body);
        if (json.RootElement.TryGetProperty("dashboard", out _) && json.RootElement.TryGetProperty("meta", out _)) return new StoredDashboard(json);
        json.Dispose();
        throw new GrafanaException(HttpMethod.Get, PathOf(uid), answer.Status, new GrafanaError("no dashboard is in the answer", null));
    }

    /// <summary>All dashboards of a folder. The search index may lag a moment behind a write.</summary>
    public async Task<ImmutableArray<DashboardHit>> InFolderAsync(string folderUid, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<DashboardHit>();
        for (var page = 1; ; page++)
        {
            var answer = await _api.SendAsync(GrafanaRequest.Get($"api/search?type=dash-db&folderUIDs={Uri.EscapeDataString(folderUid)}&limit={Page}&page={page}"), cancellation);
            var hits = answer.Objects().Select(hit => new DashboardHit(
                hit["uid"]?.GetValue<string>() ?? "", hit["title"]?.GetValue<string>() ?? "", hit["folderUid"]?.GetValue<string>() ?? "")).ToList();
            found.AddRange(hits.Where(hit => hit.FolderUid == folderUid));
            if (hits.Count < Page) return found.ToImmutable();
        }
    }

    /// <summary>
    /// Saves the model, whatever is there. The folder goes along each time: left out, Grafana moves the dashboard to the root.
    /// The model must hold no <c>id</c>: Grafana answers 404 to one that it does not know.
    /// </summary>
    internal async Task SaveAsync(ReadOnlyMemory<byte> model, string folderUid, string message, CancellationToken cancellation)
    {
        var body = new MemoryStream(model.Length + 256);
        await using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("dashboard");
            writer.WriteRawValue(model.Span, skipInputValidation: true);
            writer.WriteString("folderUid", folderUid);
            writer.WriteString("message", message.Length > MessageLimit ? message[..MessageLimit] : message);
            writer.WriteBoolean("overwrite", true);
            writer.WriteEndObject();
        }
        await _api.SendAsync(new GrafanaRequest(HttpMethod.Post, "api/dashboards/db") { Body = body.ToArray() }, cancellation);
    }

    internal Task DeleteAsync(string uid, CancellationToken cancellation) =>
        _api.SendAsync(new GrafanaRequest(HttpMethod.Delete, PathOf(uid)) { Accept = [HttpStatusCode.NotFound] }, cancellation);

    /// <summary>The messages that its saves were given, newest first; none where this Grafana keeps no history.</summary>
    internal async Task<ImmutableArray<string>> SaveMessagesAsync(string uid, CancellationToken cancellation)
    {
        var answer = await _api.SendAsync(GrafanaRequest.Get($"{PathOf(uid)}/versions?limit=100", HttpStatusCode.NotFound, HttpStatusCode.NotImplemented), cancellation);
        if (answer.Status != HttpStatusCode.OK) return [];
        var versions = answer.Json() is JsonObject page ? page["versions"] as JsonArray : answer.Json() as JsonArray;
        return [.. (versions ?? []).OfType<JsonObject>().Select(version => version["message"]?.GetValue<string>() ?? "")];
    }

    /// <summary>The message of one save, which a listing of the history replaces for the first by words of its own.</summary>
    internal async Task<string?> SaveMessageAsync(string uid, int version, CancellationToken cancellation)
    {
        var answer = await _api.SendAsync(GrafanaRequest.Get($"{PathOf(uid)}/versions/{version}", HttpStatusCode.NotFound, HttpStatusCode.NotImplemented), cancellation);
        return answer.Status == HttpStatusCode.OK ? answer.Json()["message"]?.GetValue<string>() : null;
    }

    private static string PathOf(string uid) => $"api/dashboards/uid/{Uri.EscapeDataString(uid)}";
}
