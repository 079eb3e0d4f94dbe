using System.Collections.Immutable;
using Cortico.Stack.Load;
using Cortico.Stack.Prometheus;
using CsCheck;

namespace Cortico.Stack.Tests.Load;

public sealed class CounterTests
{
    [Fact]
    public void A_counter_that_only_rises_rose_by_its_difference() =>
        Gen.Int[0, 1000].List[1, 30].Sample(steps =>
        {
            var values = steps.Aggregate(new List<double> { 7 }, (all, step) => [.. all, all[^1] + step]);
            return CounterIncrease.Of(values[0], Points(values.Skip(1)), []) == new CounterIncrease(values[^1] - values[0], 0);
        });

    [Fact]
    public void What_it_counted_between_two_restarts_is_added_up() =>
        Gen.Int[1, 1000].List[1, 10].List[1, 5].Sample(lives =>
        {
            // Each life begins below the end of the one before: at its first sample.
            var values = lives.SelectMany(life => life.Aggregate(new List<double>(), (all, step) => [.. all, (all.Count == 0 ? 0 : all[^1]) + step])).ToList();
            var resets = values.Zip(values.Skip(1)).Count(pair => pair.Second < pair.First);
            var increase = CounterIncrease.Of(null, Points(values), []);
            return increase.Resets == resets && (resets == lives.Count - 1 ? increase.Amount == lives.Sum(life => life.Sum()) : increase.Amount <= lives.Sum(life => life.Sum()));
        });

    [Fact]
    public void CPU_slices_are_cores_of_the_measured_time()
    {
        var begin = SampleRun.Begin;
        var before = new ServerSnapshot(begin, [], [Cpu((0, 10))], null);
        // Half a core for 20 s, then one and a half; scraped each five seconds.
        var raw = Cpu([.. Enumerable.Range(1, 13).Select(at => (at * 5, 10 + (at <= 4 ? at * 2.5 : 10 + ((at - 4) * 7.5))))]);
        var result = SampleRun.Result() with { Measured = begin };

        Assert.Equal([0.5, 0.5, 1.5, 1.5, 1.5, 1.5], CpuSlices.Of([raw], before, result with { Ended = begin.AddSeconds(59.9) }).Select(cores => Math.Round(cores, 9)));
        Assert.Equal([0.5, 0.5, 1.5, 1.5, 1.5, 1.5], CpuSlices.Of([raw], before, result with { Ended = begin.AddSeconds(60.3) }).Select(cores => Math.Round(cores, 9)));
    }

    private static PrometheusSeries Cpu(params IEnumerable<(int Second, double Value)> points) => new(
        ImmutableDictionary<string, string>.Empty.Add("__name__", RawCounters.Cpu).Add("instance", "a"), [.. points.Select(point => new PrometheusPoint(SampleRun.Begin.AddSeconds(point.Second), point.Value))]);

    private static IEnumerable<PrometheusPoint> Points(IEnumerable<double> values) => values.Select((value, at) => new PrometheusPoint(SampleRun.Begin.AddSeconds(at), value));
}
