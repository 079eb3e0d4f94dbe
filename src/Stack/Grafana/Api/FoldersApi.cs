using System.Net;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Api;

/// <summary>Folders, by uid only: since 11 two may have the same title.</summary>
public sealed class FoldersApi
{
    private readonly GrafanaApi _api;

    internal FoldersApi(GrafanaApi api) => _api = api;

    /// <summary>The folder's title, or null where there is none of this uid.</summary>
    public async Task<string?> FindTitleAsync(string uid, CancellationToken cancellation)
    {
        var answer = await _api.SendAsync(GrafanaRequest.Get(PathOf(uid), HttpStatusCode.NotFound), cancellation);
        return answer.IsMissing ? null : answer.Json()["title"]?.GetValue<string>() ?? "";
    }

    /// <summary>Creates it; one that is there already (412 up to 13.0, 409 after) is fine.</summary>
    internal async Task CreateAsync(string uid, string title, CancellationToken cancellation)
    {
        var body = new JsonObject { ["uid"] = uid, ["title"] = title };
        await _api.SendAsync(new GrafanaRequest(HttpMethod.Post, "api/folders") { Body = JsonBytes.Of(body), Accept = [HttpStatusCode.PreconditionFailed, HttpStatusCode.Conflict] }, cancellation);
    }

    internal Task RenameAsync(string uid, string title, CancellationToken cancellation)
    {
        var body = new JsonObject { ["title"] = title, ["overwrite"] = true };
        return _api.SendAsync(new GrafanaRequest(HttpMethod.Put, PathOf(uid)) { Body = JsonBytes.Of(body) }, cancellation);
    }

    /// <summary>Whether anything lies in it.</summary>
    internal async Task<bool> IsEmptyAsync(string uid, CancellationToken cancellation)
    {
        var counts = await _api.SendAsync(GrafanaRequest.Get($"{PathOf(uid)}/counts", HttpStatusCode.NotFound), cancellation);
        return !counts.IsMissing && counts.Json().AsObject().All(count => count.Value?.GetValue<long>() == 0);
    }

    internal Task DeleteAsync(string uid, CancellationToken cancellation) =>
        _api.SendAsync(new GrafanaRequest(HttpMethod.Delete, PathOf(uid)) { Accept = [HttpStatusCode.NotFound] }, cancellation);

    private static string PathOf(string uid) => $"api/folders/{Uri.EscapeDataString(uid)}";
}
