namespace Cortico.Stack.Grafana.Api;

/// <summary>Asks whether Grafana itself runs; needs no credentials, so it can be asked as often as one likes.</summary>
public sealed class HealthApi
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly GrafanaApi _api;

    internal HealthApi(GrafanaApi api) => _api = api;

    public Task<GrafanaHealth> GetAsync(CancellationToken cancellation) => GetAsync(RetryOn.Trouble, cancellation);

    /// <summary>Waits until Grafana answers that its database is fine.</summary>
    /// <exception cref="StackException">It does not within <paramref name="limit"/>; says what it answered last.</exception>
    public async Task<GrafanaHealth> WaitAsync(TimeSpan limit, CancellationToken cancellation)
    {
        var started = _api.Time.GetTimestamp();
        while (true)
        {
            string reason;
            try
            {
                var health = await GetAsync(RetryOn.Nothing, cancellation);
                if (health.IsHealthy) return health;
                reason = $"its database is {health.Database}";
            }
            catch (GrafanaException problem)
            {
                reason = problem.Message;
            }
            if (_api.Time.GetElapsedTime(started) >= limit)
                throw new StackException($"Grafana at {_api.Connection.Address} was not healthy within {limit.TotalSeconds:0} s: {reason}");
            await Task.Delay(Interval, _api.Time, cancellation);
        }
    }

    private async Task<GrafanaHealth> GetAsync(RetryOn retryOn, CancellationToken cancellation)
    {
        var answer = await _api.SendAsync(GrafanaRequest.Get("api/health") with { Anonymous = true, RetryOn = retryOn }, cancellation);
        var json = answer.Json();
        return new GrafanaHealth(json["database"]?.GetValue<string>() ?? "unknown", GrafanaVersion.Parse(json["version"]?.GetValue<string>()));
    }
}
