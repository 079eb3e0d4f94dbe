using System.Collections.Immutable;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>Cores that the app took, over all instances, from its own counter of CPU time.</summary>
/// <param name="Series">From scrape to scrape.</param>
/// <param name="Max">Highest between two scrapes in the measured time.</param>
/// <param name="Mean">CPU time of the measured time by its length.</param>
/// <param name="Slices">In equal parts of the measured time; empty for a run too short for two.</param>
internal sealed record CpuUse(ServerSeries Series, Figure Max, Figure Mean, ImmutableArray<double> Slices)
{
    private const string Missing = $"the app exported no {RawCounters.Cpu} in the measured time";

    public static CpuUse Of(IReadOnlyList<PrometheusSeries> raw, ServerSnapshot before, LoadResult result)
    {
        var counters = raw.Where(series => series["__name__"] == RawCounters.Cpu).ToList();
        var (rates, measured) = (CounterRate.Of("CPU", "cores", counters, before), MeasuredTime.Of(result));
        var curves = counters.Select(series => CounterCurve.Of(series, before)).ToList();
        return new CpuUse(
            rates, CounterRate.Highest(rates, before, measured, Missing),
            curves.Count == 0 || measured.Length <= TimeSpan.Zero ? Figure.None(Missing) : Figure.Of(curves.Sum(curve => curve.At(measured.To) - curve.At(measured.From)) / measured.Length.TotalSeconds),
            CpuSlices.Of(curves, result));
    }
}
