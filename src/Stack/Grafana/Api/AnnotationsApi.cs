using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Api;

/// <summary>Annotations: moments and regions that Grafana marks on a dashboard's panels.</summary>
public sealed class AnnotationsApi
{
    private readonly GrafanaApi _api;

    internal AnnotationsApi(GrafanaApi api) => _api = api;

    /// <summary>Adds a moment, or a region where <paramref name="end"/> is given.</summary>
    /// <param name="text">One line; Grafana shows it as HTML, sanitised.</param>
    /// <returns>Its id.</returns>
    public async Task<long> AddAsync(string dashboardUid, DateTimeOffset time, DateTimeOffset? end, IReadOnlyList<string> tags, string text, CancellationToken cancellation)
    {
        var body = new JsonObject
        {
            ["dashboardUID"] = dashboardUid,
            ["time"] = time.ToUnixTimeMilliseconds(),
            ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]),
            ["text"] = text,
        };
        if (end is { } until) body["timeEnd"] = until.ToUnixTimeMilliseconds();
        // Sent twice it would stand there twice.
        var answer = await _api.SendAsync(new GrafanaRequest(HttpMethod.Post, "api/annotations") { Body = JsonBytes.Of(body), RetryOn = RetryOn.Nothing }, cancellation);
        return answer.Json()["id"]!.GetValue<long>();
    }

    /// <summary>Makes a moment a region, with other words.</summary>
    public Task EndAsync(long id, DateTimeOffset end, IReadOnlyList<string> tags, string text, CancellationToken cancellation)
    {
        var body = new JsonObject { ["timeEnd"] = end.ToUnixTimeMilliseconds(), ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]), ["text"] = text };
        return _api.SendAsync(new GrafanaRequest(HttpMethod.Patch, $"api/annotations/{id}") { Body = JsonBytes.Of(body) }, cancellation);
    }
}
