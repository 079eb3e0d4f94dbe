using Cortico.LoadGenerator.Measuring;

namespace Cortico.LoadGenerator.Tests.Measuring;

public sealed class LatenciesTests
{
    private static readonly double[] Percentiles = [50, 75, 90, 95, 99, 99.9, 100];

    [Fact]
    public void Percentiles_are_within_one_per_cent_of_the_exact_ones()
    {
        var (latencies, exact) = (new Latencies(), Random(100_000, seed: 1));
        foreach (var time in exact) latencies.Record(time);
        exact.Sort();

        Assert.Equal(100_000, latencies.Count);
        foreach (var percentile in Percentiles)
        {
            var expected = exact[(int)Math.Ceiling(percentile / 100 * exact.Count) - 1].TotalMilliseconds;
            Assert.InRange(latencies.At(percentile), expected * 0.99, expected * 1.01);
        }
        var summary = latencies.Summary();
        Assert.InRange(summary.Mean, exact.Average(t => t.TotalMilliseconds) * 0.99, exact.Average(t => t.TotalMilliseconds) * 1.01);
        Assert.InRange(summary.Min, exact[0].TotalMilliseconds * 0.99, exact[0].TotalMilliseconds * 1.01);
    }

    [Fact]
    public void Parts_added_up_are_what_one_would_have_measured()
    {
        var (one, sum) = (new Latencies(), new Latencies());
        foreach (var seed in Enumerable.Range(0, 4))
        {
            var part = new Latencies();
            foreach (var time in Random(1000, seed))
            {
                part.Record(time);
                one.Record(time);
            }
            sum.Add(part);
        }

        Assert.Equal(one.Summary(), sum.Summary());
        Assert.Equal(one.Curve(), sum.Curve());
    }

    [Fact]
    public void The_curve_rises_and_ends_with_the_longest()
    {
        var latencies = new Latencies();
        foreach (var time in Random(5000, seed: 3)) latencies.Record(time);
        var curve = latencies.Curve();

        Assert.Equal(latencies.Summary().Max, curve[^1].Milliseconds);
        Assert.Equal(100, curve[^1].Percentile);
        Assert.All(curve.Zip(curve.Skip(1)), pair => Assert.True(pair.First.Percentile < pair.Second.Percentile && pair.First.Milliseconds <= pair.Second.Milliseconds));
    }

    [Fact]
    public void Nothing_measured_is_all_zero()
    {
        Assert.Equal(Stack.Load.LatencySummary.Nothing, new Latencies().Summary());
        Assert.Empty(new Latencies().Curve());
    }

    /// <summary>From 100 µs to minutes, as many in each power of ten.</summary>
    private static List<TimeSpan> Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => TimeSpan.FromMicroseconds(100 * Math.Pow(10, random.NextDouble() * 6)))];
    }
}
