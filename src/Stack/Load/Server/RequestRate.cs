using System.Collections.Immutable;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>Requests a second from scrape to scrape, which shows a short run better than a rate over a minute.</summary>
internal static class RequestRate
{
    /// <summary>Sums of differences end a hair beside zero.</summary>
    private const int Digits = 6;

    public static ServerSeries Of(IReadOnlyList<PrometheusSeries> raw, ServerSnapshot before)
    {
        var begins = before.Counters.ToDictionary(RawCounters.Key, series => series.Points[0].Value, StringComparer.Ordinal);
        // Instances are scraped at different moments: each scrape's increase is spread over the time since its last one.
        var steps = raw.Where(series => series["__name__"] == RawCounters.Count).SelectMany(series => Steps(series, begins.GetValueOrDefault(RawCounters.Key(series)), before.At)).ToList();
        var moments = steps.Select(step => step.To).Distinct().Order().ToList();
        var changes = new double[moments.Count + 1];
        foreach (var step in steps)
        {
            var first = moments.BinarySearch(step.From);
            changes[first < 0 ? ~first : first + 1] += step.Rate;
            changes[moments.BinarySearch(step.To) + 1] -= step.Rate;
        }
        var rate = 0d;
        return new ServerSeries("Requests", "reqps", [.. moments.Select((moment, at) => new SeriesPoint(moment.ToUnixTimeMilliseconds(), Math.Round(rate += changes[at], Digits)))]);
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To, double Rate)> Steps(PrometheusSeries series, double begin, DateTimeOffset from)
    {
        var last = new PrometheusPoint(from, begin);
        foreach (var point in series.Points.Where(point => point.At > from))
        {
            yield return (last.At, point.At, (point.Value >= last.Value ? point.Value - last.Value : point.Value) / (point.At - last.At).TotalSeconds);
            last = point;
        }
    }
}
