using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Pacing;

/// <summary>When the iterations of an open model are due, one after the other, the warm-up's first.</summary>
internal sealed class ArrivalSchedule(RateProfile profile, ArrivalPattern pattern, int seed)
{
    /// <summary>Counted from the begin of the measured time.</summary>
    public IEnumerable<TimeSpan> Arrivals()
    {
        // Each part has arrivals of its own, so that another warm-up leaves the measured ones as they are.
        IEnumerable<TimeSpan> warmUp = profile.WarmUp is { } stretch ? Of([stretch], seed + 1) : [];
        return warmUp.Concat(Of([.. profile.Measured], seed));
    }

    private IEnumerable<TimeSpan> Of(Stretch[] stretches, int start)
    {
        var gaps = Gaps(start).GetEnumerator();
        var next = gaps.MoveNext() ? gaps.Current : 0;
        foreach (var stretch in stretches)
        {
            // A millionth of an arrival more: sums of such numbers are not exact.
            for (; next < stretch.Arrivals + 1e-6; next += gaps.MoveNext() ? gaps.Current : 0)
                yield return TimeSpan.FromSeconds(Math.Min(stretch.SecondOf(next), stretch.End));
            next -= stretch.Arrivals;
        }
    }

    /// <summary>How many arrivals a profile plans from one arrival to the next: always one, or one on average.</summary>
    /// <remarks>Even arrivals begin with half a gap, so that a plan of n arrivals has n and not n + 1, whatever its shape.</remarks>
    private IEnumerable<double> Gaps(int start)
    {
        if (pattern == ArrivalPattern.Even)
        {
            yield return 0.5;
            while (true) yield return 1;
        }
        var random = new Random(start);
        while (true) yield return -Math.Log(1 - random.NextDouble());
    }
}
