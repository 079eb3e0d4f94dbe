using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Api;

/// <summary>Data sources, by uid only: paths with a numeric id are off by default in 13.</summary>
public sealed class DataSourcesApi
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private readonly GrafanaApi _api;

    internal DataSourcesApi(GrafanaApi api) => _api = api;

    public async Task<ImmutableArray<DataSource>> ListAsync(CancellationToken cancellation) =>
        [.. (await _api.SendAsync(GrafanaRequest.Get("api/datasources"), cancellation)).Objects().Select(DataSource.Of)];

    /// <summary>Null where there is none of this uid.</summary>
    internal async Task<JsonObject?> FindAsync(string uid, CancellationToken cancellation)
    {
        var answer = await _api.SendAsync(GrafanaRequest.Get(PathOf(uid), HttpStatusCode.NotFound), cancellation);
        return answer.IsMissing ? null : answer.Json().AsObject();
    }

    internal Task CreateAsync(JsonObject body, CancellationToken cancellation) =>
        _api.SendAsync(new GrafanaRequest(HttpMethod.Post, "api/datasources") { Body = JsonBytes.Of(body) }, cancellation);

    internal Task UpdateAsync(string uid, JsonObject body, CancellationToken cancellation) =>
        _api.SendAsync(new GrafanaRequest(HttpMethod.Put, PathOf(uid)) { Body = JsonBytes.Of(body) }, cancellation);

    /// <summary>Runs Grafana's own test query. A data source that fails it is an answer, not an exception.</summary>
    public async Task<DataSourceHealth> HealthAsync(string uid, CancellationToken cancellation)
    {
        try
        {
            var answer = await _api.SendAsync(GrafanaRequest.Get($"{PathOf(uid)}/health", HttpStatusCode.BadRequest) with { RetryOn = RetryOn.Nothing }, cancellation);
            var json = answer.Json();
            return new DataSourceHealth(answer.Status == HttpStatusCode.OK && json["status"]?.GetValue<string>() == "OK", json["message"]?.GetValue<string>() ?? "");
        }
        catch (GrafanaException problem) when (problem.Status is null or HttpStatusCode.NotFound or >= HttpStatusCode.InternalServerError)
        {
            return new DataSourceHealth(false, problem.Error.Message);
        }
    }

    /// <summary>Waits until Grafana's test query of this data source comes through; right after Grafana's start its plugin may still be missing.</summary>
    /// <exception cref="StackException">It does not within <paramref name="limit"/>; says what came back last.</exception>
    public async Task WaitUntilHealthyAsync(string uid, TimeSpan limit, CancellationToken cancellation)
    {
        var started = _api.Time.GetTimestamp();
        while (true)
        {
            var health = await HealthAsync(uid, cancellation);
            if (health.IsHealthy) return;
            if (_api.Time.GetElapsedTime(started) >= limit)
                throw new StackException($"Grafana's data source \"{uid}\" was not healthy within {limit.TotalSeconds:0} s: {health.Message.TrimEnd('.')}. Is Prometheus running, and does the url in grafana/datasource.json reach it from where Grafana runs?");
            await Task.Delay(Interval, _api.Time, cancellation);
        }
    }

    /// <summary>A GET through the data-source proxy: <paramref name="path"/> is the backend's own, with its query string. Any status is an answer.</summary>
    internal async Task<JsonNode?> ProxyGetAsync(string uid, string path, CancellationToken cancellation)
    {
        var request = GrafanaRequest.Get($"api/datasources/proxy/uid/{Uri.EscapeDataString(uid)}/{path}", HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity);
        return (await _api.SendAsync(request with { RetryOn = RetryOn.Overload }, cancellation)).Json();
    }

    private static string PathOf(string uid) => $"api/datasources/uid/{Uri.EscapeDataString(uid)}";
}
