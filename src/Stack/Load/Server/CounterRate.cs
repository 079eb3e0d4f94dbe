using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>A counter's rate from scrape to scrape, summed over its series: a rate over a minute would hold the idle minute before a short run.</summary>
internal static class CounterRate
{
    /// <summary>Sums of differences end a hair beside zero.</summary>
    private const int Digits = 6;

    /// <param name="name">As the report calls it.</param>
    /// <param name="unit">As Grafana names it.</param>
    /// <param name="counters">Every sample since the snapshot.</param>
    /// <param name="before">Where they stood.</param>
    public static ServerSeries Of(string name, string unit, IEnumerable<PrometheusSeries> counters, ServerSnapshot before)
    {
        // Instances are scraped at different moments: each scrape's increase is spread over the time since its last one.
        var steps = counters.SelectMany(series => Steps(CounterCurve.Of(series, before))).ToList();
        var moments = steps.Select(step => step.To).Distinct().Order().ToList();
        var changes = new double[moments.Count + 1];
        foreach (var step in steps)
        {
            var first = moments.BinarySearch(step.From);
            changes[first < 0 ? ~first : first + 1] += step.Rate;
            changes[moments.BinarySearch(step.To) + 1] -= step.Rate;
        }
        var rate = 0d;
        return new ServerSeries(name, unit, [.. moments.Select((moment, at) => new SeriesPoint(moment.ToUnixTimeMilliseconds(), Math.Round(rate += changes[at], Digits)))]);
    }

    /// <summary>The highest of the rates whose two scrapes the measured time touches.</summary>
    /// <param name="missing">Why there is none.</param>
    public static Figure Highest(ServerSeries rates, ServerSnapshot before, MeasuredTime measured, string missing)
    {
        var begins = rates.Points.Select(point => point.At).Prepend(before.At.ToUnixTimeMilliseconds());
        var touched = rates.Points.Zip(begins, (point, begin) => (point, begin))
            .Where(step => step.point.At > measured.From.ToUnixTimeMilliseconds() && step.begin < measured.To.ToUnixTimeMilliseconds()).Select(step => step.point.Value!.Value).ToList();
        return touched.Count == 0 ? Figure.None(missing) : Figure.Of(touched.Max());
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To, double Rate)> Steps(CounterCurve curve) =>
        curve.Points.Zip(curve.Points.Skip(1), (from, to) => (from.At, to.At, (to.Value - from.Value) / (to.At - from.At).TotalSeconds));
}
