using System.Collections.Immutable;
using Cortico.Stack.Engines;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>Looks at the web app through Prometheus before and after a load.</summary>
/// <param name="prometheus">The one that scrapes it.</param>
/// <param name="time">Drives the waits; must agree with Prometheus' clock.</param>
/// <param name="routes">Route templates that the load asks for, for example <c>/</c>; their requests are counted.</param>
/// <param name="limit">How long a scrape may take to come; six of the stack's intervals where null.</param>
public sealed class ServerObserver(PrometheusApi prometheus, TimeProvider time, IReadOnlyCollection<string> routes, TimeSpan? limit = null)
{
    private readonly ScrapeWait _wait = new(prometheus, time, limit ?? TimeSpan.FromSeconds(30));
    private readonly RawCounters _counters = new(routes);

    /// <summary>The counters before the load: waits for a scrape from now on, so that nothing of earlier is counted.</summary>
    /// <exception cref="StackException">Prometheus can't be reached, or does not scrape the web app.</exception>
    public async Task<ServerSnapshot> BeforeAsync(CancellationToken cancellation)
    {
        var instances = await _wait.UntilAfterAsync(time.GetUtcNow(), takesDown: false, cancellation);
        var at = instances.Max(instance => instance.Scraped);
        var counters = await prometheus.SeriesAsync(_counters.Selector, at, cancellation);
        var hits = await prometheus.SeriesAsync(HitsRise.Query, at, cancellation);
        return new ServerSnapshot(at, instances, [.. counters], hits.Count == 0 ? null : hits[0].Points[0].Value);
    }

    /// <summary>The figures over the load: waits for a scrape after its end, and for one more where that lacks requests. What can't be had says so itself, and so does all of it when cancelled: the load is not lost with it.</summary>
    /// <param name="before">As it was before the load.</param>
    /// <param name="result">When the load was, and in how many slices.</param>
    public async Task<ServerFigures> AfterAsync(ServerSnapshot before, LoadResult result, CancellationToken cancellation)
    {
        try
        {
            var instances = await _wait.UntilAfterAsync(result.Ended, takesDown: true, cancellation);
            var figures = await ReadAsync(before, result, instances, cancellation);
            if (!IsShort(figures, result)) return figures;
            // The app counts a request a moment after its caller has the answer; on a busy machine that may be after the scrape.
            var next = await _wait.UntilAfterAsync(instances.Max(instance => instance.Scraped), takesDown: true, cancellation);
            return await ReadAsync(before, result, next, cancellation) is var again && IsShort(again, result) ? figures : again;
        }
        catch (StackException problem)
        {
            return ServerFigures.Missing(routes, before.At, problem.Message);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ServerFigures.Missing(routes, before.At, "LoadTest was interrupted before Prometheus had told it");
        }
    }

    /// <summary>Whether the server has counted less than the client has answers for, and nothing happened to it that explains it.</summary>
    private static bool IsShort(ServerFigures figures, LoadResult result) =>
        figures.Incidents.IsEmpty && result.Scenarios.FirstOrDefault(scenario => scenario.Plan.Name == ScenarioName.Web) is { } web && figures.Requests.Value < (web.WarmUp + web.Requests).Answered;

    private async Task<ServerFigures> ReadAsync(ServerSnapshot before, LoadResult result, ImmutableArray<WebInstance> instances, CancellationToken cancellation)
    {
        const string Web = $"{{service=\"{ServiceName.Web}\"}}";
        var to = instances.Max(instance => instance.Scraped);
        var length = (long)(to - before.At).TotalMilliseconds;
        var raw = await prometheus.SeriesAsync($"{_counters.Selector}[{length}ms]", to, cancellation);
        var change = CounterChange.Of(before, raw, instances);
        // A rule's value that began before the measured load would show what was before it.
        var from = result.Started > before.At ? result.Started : before.At;
        Task<RuleSeries> RuleAsync(string name, string unit, string query) => RuleSeries.ReadAsync(prometheus, name, unit, query, from, to, cancellation);
        var cpu = CpuUse.Of(raw, before, result);
        var memory = await RuleAsync("Memory", "bytes", $"sum(service:memory_working_set_bytes{Web})");
        var ratio = await RuleAsync("Memory of its limit", "percentunit", $"max(service:memory_utilization:ratio{Web})");
        var redis = RedisUse.Of(raw, before, result);
        return new ServerFigures
        {
            From = before.At, To = to, Routes = [.. routes],
            Requests = change.Requests, Statuses = change.Statuses, ErrorRatio = change.ErrorRatio,
            P50 = change.Latency(0.5), P95 = change.Latency(0.95), P99 = change.Latency(0.99),
            CpuMax = cpu.Max, CpuMean = cpu.Mean, MemoryMax = memory.Max, MemoryRatio = ratio.Max, RedisOperations = redis.Max,
            Hits = await HitsRise.ReadAsync(prometheus, before, to, cancellation),
            Incidents = change.Incidents,
            CpuSlices = cpu.Slices,
            Series = [CounterRate.Of("Requests", "reqps", raw.Where(series => series["__name__"] == RawCounters.Count), before), cpu.Series, memory.Series, ratio.Series, redis.Series],
        };
    }
}
