using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Api;

/// <summary>
/// Alerting provisioning. All of it lives in one document with an optimistic lock, so callers write one thing after
/// another; a 409 of that lock is tried again.
/// </summary>
public sealed class AlertingApi
{
    private const string Root = "api/v1/provisioning";
    private readonly GrafanaApi _api;

    internal AlertingApi(GrafanaApi api) => _api = api;

    internal async Task<ImmutableArray<JsonObject>> ContactPointsAsync(CancellationToken cancellation) =>
        [.. (await _api.SendAsync(GrafanaRequest.Get($"{Root}/contact-points"), cancellation)).Objects()];

    internal Task CreateContactPointAsync(JsonObject body, CancellationToken cancellation) => WriteAsync(HttpMethod.Post, "contact-points", body, cancellation);

    internal Task UpdateContactPointAsync(string uid, JsonObject body, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Put, $"contact-points/{Uri.EscapeDataString(uid)}", body, cancellation);

    internal Task DeleteContactPointAsync(string uid, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Delete, $"contact-points/{Uri.EscapeDataString(uid)}", null, cancellation);

    internal async Task<JsonObject> PolicyAsync(CancellationToken cancellation) =>
        (await _api.SendAsync(GrafanaRequest.Get($"{Root}/policies"), cancellation)).Json().AsObject();

    internal Task SetPolicyAsync(JsonObject tree, CancellationToken cancellation) => WriteAsync(HttpMethod.Put, "policies", tree, cancellation);

    /// <summary>Names of the mute timings.</summary>
    internal async Task<ImmutableHashSet<string>> MuteTimingsAsync(CancellationToken cancellation) =>
        [.. (await _api.SendAsync(GrafanaRequest.Get($"{Root}/mute-timings"), cancellation)).Objects().Select(timing => timing["name"]?.GetValue<string>() ?? "")];

    /// <summary>Every rule of the organisation.</summary>
    internal async Task<ImmutableArray<JsonObject>> RulesAsync(CancellationToken cancellation) =>
        [.. (await _api.SendAsync(GrafanaRequest.Get($"{Root}/alert-rules"), cancellation)).Objects()];

    /// <summary>Null where there is no such group.</summary>
    internal async Task<JsonObject?> FindGroupAsync(string folderUid, string group, CancellationToken cancellation)
    {
        var answer = await _api.SendAsync(GrafanaRequest.Get($"{Root}/{GroupPath(folderUid, group)}", HttpStatusCode.NotFound), cancellation);
        return answer.IsMissing ? null : answer.Json().AsObject();
    }

    /// <summary>Puts the whole group: a rule that is not in the body is deleted. Never delete and create: the scheduler may miss it.</summary>
    internal Task SetGroupAsync(string folderUid, string group, JsonObject body, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Put, GroupPath(folderUid, group), body, cancellation);

    internal Task DeleteGroupAsync(string folderUid, string group, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Delete, GroupPath(folderUid, group), null, cancellation);

    private async Task WriteAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellation) => await _api.SendAsync(
        new GrafanaRequest(method, $"{Root}/{path}")
        {
            Body = body is null ? null : JsonBytes.Of(body),
            RetryOn = RetryOn.TroubleOrConflict,
            Accept = method == HttpMethod.Delete ? [HttpStatusCode.NotFound] : [],
        }, cancellation);

    private static string GroupPath(string folderUid, string group) =>
        $"folder/{Uri.EscapeDataString(folderUid)}/rule-groups/{Uri.EscapeDataString(group)}";
}
