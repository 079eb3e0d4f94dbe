using Cortico.Stack.Load;
using Cortico.Testing;
using CsCheck;

namespace Cortico.Stack.Tests.Load;

public sealed class BaselineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_run_again_is_no_regression() =>
        Gen.Int[1, 100_000].Select(Gen.Int[1, 100_000]).Sample((first, second) =>
            BaselineComparison.Of(Of(SampleRun.Result(seed: first)), Of(SampleRun.Result(seed: second))).Checks.All(check => check.Passed));

    [Fact]
    public void Thirty_per_cent_more_latency_is_a_regression_with_both_figures()
    {
        var comparison = BaselineComparison.Of(Of(SampleRun.Result(seed: 1)), Of(SampleRun.Result(slowness: 1.3, seed: 2)));

        Assert.Equal(
            ["web p50", "web p95", "web p99", "viewers p50", "viewers p95", "viewers p99"],
            comparison.Checks.Where(check => !check.Passed).Select(check => check.Name));
        var p99 = comparison.Checks.Single(check => check.Name == "web p99");
        Assert.Equal("10.1 ms", p99.Measured);
        Assert.Matches("^regression in 6 of 6 slices: baseline 7\\.77 ms, \\+30 %, noise ±\\d[\\d.]* %$", p99.Note);
    }

    [Fact]
    public void Faster_is_an_improvement_that_is_told_and_passes()
    {
        var comparison = BaselineComparison.Of(Of(SampleRun.Result(slowness: 1.3)), Of(SampleRun.Result(seed: 2)));

        Assert.All(comparison.Checks, check => Assert.True(check.Passed));
        Assert.StartsWith("improvement: ", comparison.Checks.Single(check => check.Name == "web p99").Note);
    }

    [Fact]
    public void A_lower_rate_is_a_regression_and_a_higher_one_is_not()
    {
        var (slow, fast) = (WithRate(170), WithRate(200));

        Assert.Equal(["web rate"], BaselineComparison.Of(fast, slow).Checks.Where(check => !check.Passed).Select(check => check.Name));
        Assert.All(BaselineComparison.Of(slow, fast).Checks, check => Assert.True(check.Passed));
    }

    [Fact]
    public void More_CPU_is_a_regression()
    {
        var baseline = Of(SampleRun.Result());

        var comparison = BaselineComparison.Of(baseline, baseline with { Cpu = baseline.Cpu * 1.4, CpuSlices = [.. baseline.CpuSlices.Select(slice => slice * 1.4)] });

        Assert.Equal("CPU", comparison.Checks.Single(check => !check.Passed).Name);
    }

    [Fact]
    public void A_change_below_what_the_clock_can_tell_apart_is_none_however_quiet_the_slices_are()
    {
        var quiet = Enumerable.Repeat(0.2, 6).ToList();
        var louder = Enumerable.Repeat(0.28, 6).ToList();

        Assert.True(new ComparedFigure("p50", 0.2, 0.28, quiet, louder, 0.1, MoreIsBetter: false, value => $"{value}").Judge().Passed);
    }

    [Fact]
    public void Noisy_slices_widen_the_band_and_quiet_ones_leave_the_least() =>
        Gen.Double[0.5, 100].Array[3, 20].Sample(slices =>
        {
            var same = NoiseBand.Of(slices, slices, 0.1);
            var noisy = NoiseBand.Of(slices, [.. slices.Select((slice, at) => slice * (1 + (at * 0.3)))], 0.1);
            return same == Math.Log(1.02) && noisy > same;
        });

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(10)]
    public void A_tenfold_percentile_is_a_regression_however_many_slices_show_it(int slow)
    {
        var before = Enumerable.Range(0, 10).Select(at => 8 + (0.1 * (at % 3))).ToList();
        var now = before.Select((slice, at) => at < slow ? slice * 10 : slice * 1.01).ToList();

        var check = new ComparedFigure("p99", 8, 80, before, now, 0.1, MoreIsBetter: false, value => $"{value}").Judge();

        Assert.False(check.Passed);
        Assert.Matches(slow == 5 ? "^too noisy to be judged" : $"^regression in {slow} of 10 slices", check.Note);
    }

    [Fact]
    public void What_is_too_noisy_to_be_judged_finely_passes_up_to_a_half_and_says_so()
    {
        double[] before = [10, 30, 12, 25, 8, 28, 11, 26, 9, 31], now = [29, 9, 26, 13, 33, 8, 24, 10, 30, 12];
        ComparedFigure To(double figure) => new("viewers p99", 30, figure, before, now, 0.1, MoreIsBetter: false, value => $"{value}");

        Assert.True(To(40).Judge().Passed);
        Assert.StartsWith("Baseline, viewers p99: too noisy to be judged finely (noise ±", To(40).Doubt());
        Assert.EndsWith("only what is worse by more than 50 % fails.", To(40).Doubt());
        Assert.StartsWith("too noisy to be judged, and worse by more than noise may excuse: baseline 30, +53.33 %", To(46).Judge().Note);
    }

    [Fact]
    public void Slices_in_which_nothing_ended_are_no_noise()
    {
        double[] before = [20, 0, 21, 20, 0, 20], now = [21, 20, 0, 20, 0, 21];

        Assert.True(new ComparedFigure("viewers p50", 20, 20.2, before, now, 0.1, MoreIsBetter: false, value => $"{value}").Judge().Passed);
        Assert.Null(new ComparedFigure("viewers p50", 20, 20.2, before, now, 0.1, MoreIsBetter: false, value => $"{value}").Doubt());
    }

    [Fact]
    public void A_profile_that_rises_and_falls_is_no_noise() =>
        Gen.Double[1, 1000].Array[3, 20].Sample(slices => NoiseBand.Of(slices, [.. slices.Select(slice => slice * 1.3)], 1e-9) < Math.Log(1.021));

    [Fact]
    public void A_figure_that_can_not_be_compared_fails_and_says_why()
    {
        var baseline = Of(SampleRun.Result());
        var cut = baseline with { Scenarios = [.. baseline.Scenarios.Select(scenario => scenario with { Slices = scenario.Slices[..1] })], CpuSlices = [], Cpu = null };

        var checks = BaselineComparison.Of(baseline, cut).Checks;
        var single = BaselineComparison.Of(cut, cut).Checks;

        Assert.All(checks, check => Assert.False(check.Passed));
        Assert.Equal("the baseline has 6 slices and this run 1: one of them was cut short", checks[0].Note);
        Assert.Equal("the noise can't be told from 1 slice; a longer run has more", single[0].Note);
        Assert.Equal("Prometheus had none for this run", checks[^1].Note);
    }

    [Fact]
    public void Another_profile_and_another_machine_are_refused_before_the_load()
    {
        var baseline = Of(SampleRun.Result());

        var profile = Assert.Throws<StackException>(() => baseline.EnsureComparable(SampleRun.Plan with { Seed = 2 }, SampleRun.Machine));
        var machine = Assert.Throws<StackException>(() => baseline.EnsureComparable(SampleRun.Plan, SampleRun.Machine with { Processors = 8 }));
        baseline.EnsureComparable(SampleRun.Plan, SampleRun.Machine);

        Assert.Contains("is of another profile: it ran [web: open, poisson, warm-up 5 s, ramp 0→200/s in 10 s, hold 200/s for 50 s; viewers: closed, warm-up 5 s, hold 4 users for 60 s]", profile.Message);
        Assert.Contains("it has 2 × Some Processor 3.0 GHz, this has 8 × Some Processor 3.0 GHz", machine.Message);
    }

    [Fact]
    public void Another_machine_is_never_compared_in_silence()
    {
        var baseline = Of(SampleRun.Result());

        var check = Assert.Single(BaselineComparison.Of(baseline, baseline with { Machine = SampleRun.Machine with { Model = "Another" } }).Checks);

        Assert.False(check.Passed);
    }

    [Fact]
    public async Task Two_runs_too_short_for_CPU_slices_are_compared_without_CPU_and_say_so()
    {
        var folder = new BaselineFolder(_folder.Path);
        await folder.SaveAsync(Of(SampleRun.Result(seed: 1)) with { CpuSlices = [] }, Cancellation);

        var comparison = BaselineComparison.Of(await folder.LoadAsync("main", Cancellation), Of(SampleRun.Result(seed: 2)) with { CpuSlices = [], Cpu = null });

        Assert.NotEmpty(comparison.Checks);
        Assert.All(comparison.Checks, check => Assert.True(check.Passed));
        Assert.DoesNotContain(comparison.Checks, check => check.Name == "CPU");
        Assert.StartsWith("CPU is not compared", Assert.Single(comparison.Warnings));
    }

    [Fact]
    public async Task What_was_saved_is_loaded_again()
    {
        var folder = new BaselineFolder(_folder.File("baselines"));
        var baseline = Of(SampleRun.Result());

        var file = await folder.SaveAsync(baseline, Cancellation);
        var loaded = await folder.LoadAsync("main", Cancellation);

        Assert.Equal([file], Directory.EnumerateFiles(_folder.File("baselines")));
        Assert.All(BaselineComparison.Of(baseline, loaded).Checks, check => Assert.True(check.Passed));
        Assert.Equal(baseline.Scenarios[0].Slices, loaded.Scenarios[0].Slices);
    }

    [Theory]
    [InlineData("../main")]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("a b")]
    [InlineData("a\n")]
    public async Task A_name_that_makes_no_file_name_is_refused(string name) =>
        Assert.Contains("can't name a baseline", (await Assert.ThrowsAsync<StackException>(() => new BaselineFolder(_folder.Path).LoadAsync(name, Cancellation))).Message);

    [Fact]
    public async Task A_baseline_that_is_not_there_names_those_that_are()
    {
        var folder = new BaselineFolder(_folder.Path);
        await folder.SaveAsync(Of(SampleRun.Result()), Cancellation);

        Assert.Contains("There are: main. Save one: --save-baseline=other.", (await Assert.ThrowsAsync<StackException>(() => folder.LoadAsync("other", Cancellation))).Message);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task A_damaged_file_is_named(string content)
    {
        await File.WriteAllTextAsync(_folder.File("main.json"), content, Cancellation);

        Assert.Contains("main.json is no baseline", (await Assert.ThrowsAsync<StackException>(() => new BaselineFolder(_folder.Path).LoadAsync("main", Cancellation))).Message);
    }

    private static Baseline Of(LoadResult result) => Baseline.Of("main", SampleRun.Plan, result, SampleRun.Server(result), SampleRun.Machine, SampleRun.Begin);

    private static Baseline WithRate(double rate)
    {
        var baseline = Of(SampleRun.Result());
        return baseline with { Scenarios = baseline.Scenarios.SetItem(0, baseline.Scenarios[0] with { Rate = rate, Slices = [.. baseline.Scenarios[0].Slices.Select(slice => slice with { Rate = rate })] }) };
    }
}
