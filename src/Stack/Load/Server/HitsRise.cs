using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>By how much the counter in Redis rose, of which each instance of the app tells the value at each scrape.</summary>
internal static class HitsRise
{
    public const string Query = "max(cortico_hits)";

    public static async Task<Figure> ReadAsync(PrometheusApi prometheus, ServerSnapshot before, DateTimeOffset to, CancellationToken cancellation)
    {
        if (before.Hits is not { } begin) return Figure.None("before the load the app exported no cortico_hits: it had no Redis");
        var end = await prometheus.SeriesAsync(Query, to, cancellation);
        return end.Count == 0 ? Figure.None("after the load the app exported no cortico_hits: it, or its Redis, was away") : Figure.Of(end[0].Points[0].Value - begin);
    }
}
