using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>What a counter counted since a snapshot, going on where it began again.</summary>
/// <param name="Points">The snapshot with zero, then each scrape.</param>
internal sealed record CounterCurve(IReadOnlyList<PrometheusPoint> Points)
{
    public static CounterCurve Of(PrometheusSeries series, ServerSnapshot before)
    {
        var curve = new List<PrometheusPoint> { new(before.At, 0) };
        var last = Begin(series, before);
        foreach (var point in series.Points.Where(point => point.At > before.At))
        {
            curve.Add(new PrometheusPoint(point.At, curve[^1].Value + (point.Value >= last ? point.Value - last : point.Value)));
            last = point.Value;
        }
        return new CounterCurve(curve);
    }

    /// <summary>In a straight line between two scrapes.</summary>
    public double At(DateTimeOffset moment)
    {
        var next = 0;
        while (next < Points.Count && Points[next].At < moment) next++;
        if (next == Points.Count) return Points[^1].Value;
        if (next == 0) return 0;
        var (left, right) = (Points[next - 1], Points[next]);
        return left.Value + ((right.Value - left.Value) * ((moment - left.At) / (right.At - left.At)));
    }

    /// <summary>A status code that nobody had seen counts from zero; what came with a new instance, from what it told first.</summary>
    private static double Begin(PrometheusSeries series, ServerSnapshot before) =>
        before.Counters.FirstOrDefault(known => RawCounters.Key(known) == RawCounters.Key(series)) is { } found ? found.Points[0].Value
            : series["__name__"] == RawCounters.Count ? 0 : series.Points[0].Value;
}
