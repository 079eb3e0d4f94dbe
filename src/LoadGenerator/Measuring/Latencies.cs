using System.Collections.Immutable;
using Cortico.Stack.Load;
using HdrHistogram;

namespace Cortico.LoadGenerator.Measuring;

/// <summary>A distribution of times in bounded memory: microseconds to an hour with three digits.</summary>
internal sealed class Latencies
{
    private const long LongestMicroseconds = 3_600_000_000;
    private const int Digits = 3;
    private const double PerMillisecond = 1000;
    private readonly LongHistogram _histogram = new(LongestMicroseconds, Digits);

    public long Count => _histogram.TotalCount;

    public void Record(TimeSpan time) =>
        _histogram.RecordValue(Math.Clamp((time.Ticks + (TimeSpan.TicksPerMicrosecond / 2)) / TimeSpan.TicksPerMicrosecond, 0, LongestMicroseconds));

    /// <summary>Nothing is lost by it: counts are added, bucket by bucket.</summary>
    public void Add(Latencies other)
    {
        if (other.Count > 0) _histogram.Add(other._histogram);
    }

    public void Clear()
    {
        if (Count > 0) _histogram.Reset();
    }

    /// <summary>Milliseconds; 0 where nothing was measured.</summary>
    public double At(double percentile) => Count == 0 ? 0 : _histogram.GetValueAtPercentile(percentile) / PerMillisecond;

    public LatencySummary Summary() => Count == 0 ? LatencySummary.Nothing : new(
        Count, _histogram.RecordedValues().First().ValueIteratedTo / PerMillisecond, _histogram.GetMean() / PerMillisecond, At(50), At(75), At(90), At(95), At(99), At(99.9), At(100));

    /// <summary>Finer towards its end, where a distribution is interesting: each four points halve what is left.</summary>
    public ImmutableArray<LatencyPoint> Curve()
    {
        if (Count == 0) return [];
        var points = ImmutableArray.CreateBuilder<LatencyPoint>();
        for (var (step, left) = (0, 1.0); left * Count >= 1; left = Math.Pow(2, -++step / 4.0))
            points.Add(new LatencyPoint((1 - left) * 100, At((1 - left) * 100)));
        points.Add(new LatencyPoint(100, At(100)));
        return points.ToImmutable();
    }
}
