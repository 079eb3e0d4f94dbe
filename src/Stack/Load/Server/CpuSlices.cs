using System.Collections.Immutable;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>
/// Cores that the app took in equal parts of the measured time, from its own counter of CPU time. The recording rule's
/// one-minute rates overlap, and so would show less noise than there is.
/// </summary>
internal static class CpuSlices
{
    /// <summary>Two scrapes: below that, a part would show the scrape's moment more than the app.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);

    public static ImmutableArray<double> Of(IReadOnlyList<PrometheusSeries> raw, ServerSnapshot before, LoadResult result)
    {
        // Of the plan: the last answers come in now a little earlier, now later, and two runs of one plan must have the same parts.
        var length = result.Scenarios.IsEmpty ? TimeSpan.Zero : result.Scenarios.Max(scenario => scenario.Plan.Measured);
        var slices = result.Scenarios.IsEmpty ? 0 : result.Scenarios.Max(scenario => scenario.Slices.Length);
        var parts = Math.Min(slices, (int)(length / Shortest));
        var counters = raw.Where(series => series["__name__"] == RawCounters.Cpu).ToList();
        if (parts < 2 || counters.Count == 0) return [];
        var begins = before.Counters.ToDictionary(RawCounters.Key, series => series.Points[0].Value, StringComparer.Ordinal);
        var curves = counters.Select(series => Curve(series, begins.TryGetValue(RawCounters.Key(series), out var begin) ? begin : series.Points[0].Value, before.At)).ToList();
        return [.. Enumerable.Range(0, parts).Select(part =>
            curves.Sum(curve => At(curve, result.Measured + (length * (part + 1) / parts)) - At(curve, result.Measured + (length * part / parts))) / (length / parts).TotalSeconds)];
    }

    /// <summary>Seconds used since the begin, going on where the counter began again.</summary>
    private static List<PrometheusPoint> Curve(PrometheusSeries series, double begin, DateTimeOffset from)
    {
        var curve = new List<PrometheusPoint> { new(from, 0) };
        var last = begin;
        foreach (var point in series.Points.Where(point => point.At > from))
        {
            curve.Add(new PrometheusPoint(point.At, curve[^1].Value + (point.Value >= last ? point.Value - last : point.Value)));
            last = point.Value;
        }
        return curve;
    }

    /// <summary>In a straight line between two scrapes.</summary>
    private static double At(List<PrometheusPoint> curve, DateTimeOffset moment)
    {
        var next = curve.FindIndex(point => point.At >= moment);
        if (next < 0) return curve[^1].Value;
        if (next == 0) return 0;
        var (left, right) = (curve[next - 1], curve[next]);
        return left.Value + ((right.Value - left.Value) * ((moment - left.At) / (right.At - left.At)));
    }
}
