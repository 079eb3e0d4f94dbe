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

        Assert.Equal([0.5, 0.5, 1.5, 1.5, 1.5, 1.5], CpuUse.Of([raw], before, result with { Ended = begin.AddSeconds(59.9) }).Slices.Select(cores => Math.Round(cores, 9)));
        Assert.Equal([0.5, 0.5, 1.5, 1.5, 1.5, 1.5], CpuUse.Of([raw], before, result with { Ended = begin.AddSeconds(60.3) }).Slices.Select(cores => Math.Round(cores, 9)));
    }

    [Fact]
    public void CPU_is_that_of_the_measured_time_and_nothing_of_the_idle_time_before()
    {
        var begin = SampleRun.Begin;
        var before = new ServerSnapshot(begin, [], [Cpu((0, 100))], null);
        // Idle for a minute, two cores in the warm-up, one core for the 60 s that are measured, idle again; scraped each five seconds.
        var raw = Cpu([.. Enumerable.Range(1, 28).Select(at => at * 5).Select(second => (second, 100 + (Math.Clamp(second - 60, 0, 5) * 2.0) + Math.Clamp(second - 65, 0, 60)))]);

        var cpu = CpuUse.Of([raw], before, SampleRun.Result() with { Started = begin.AddSeconds(60), Measured = begin.AddSeconds(65), Ended = begin.AddSeconds(126) });

        Assert.Equal((1, 1), (cpu.Max.Value, cpu.Mean.Value));
        Assert.Equal(2, cpu.Series.Points.Max(point => point.Value));
    }

    [Fact]
    public void CPU_of_several_instances_is_added_up_and_goes_on_over_a_restart()
    {
        var begin = SampleRun.Begin;
        var before = new ServerSnapshot(begin, [], [Cpu((0, 100)), CpuOf("b", (0, 7))], null);

        var cpu = CpuUse.Of([Cpu((5, 105), (10, 110), (15, 115)), CpuOf("b", (5, 12), (10, 5), (15, 10))], before, SampleRun.Result() with { Started = begin, Measured = begin, Ended = begin.AddSeconds(15) });

        Assert.Equal((2, 2), (cpu.Max.Value, cpu.Mean.Value));
    }

    private static PrometheusSeries Cpu(params IEnumerable<(int Second, double Value)> points) => CpuOf("a", points);

    private static PrometheusSeries CpuOf(string instance, params IEnumerable<(int Second, double Value)> points) => new(
        ImmutableDictionary<string, string>.Empty.Add("__name__", RawCounters.Cpu).Add("instance", instance), [.. points.Select(point => new PrometheusPoint(SampleRun.Begin.AddSeconds(point.Second), point.Value))]);

    private static IEnumerable<PrometheusPoint> Points(IEnumerable<double> values) => values.Select((value, at) => new PrometheusPoint(SampleRun.Begin.AddSeconds(at), value));
}
