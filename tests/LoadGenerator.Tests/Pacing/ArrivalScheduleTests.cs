using Cortico.LoadGenerator.Pacing;
using Cortico.Stack.Load;
using CsCheck;

namespace Cortico.LoadGenerator.Tests.Pacing;

public sealed class ArrivalScheduleTests
{
    private static readonly Gen<(double From, double To, double Seconds)[]> Phases = Gen.Select(Gen.Int[0, 500], Gen.Int[0, 500], Gen.Int[1, 50], (from, to, tenths) => ((double)from, (double)to, tenths / 10.0)).Array[1, 5];

    [Fact]
    public void Even_arrivals_lie_at_equal_distances()
    {
        var due = Of(Plans.Scenario(LoadModel.Open, 0, (2000, 2000, 30)));

        Assert.Equal(60_000, due.Count);
        Assert.Equal(0.25, due[0].TotalMilliseconds);
        Assert.All(due.Zip(due.Skip(1)), pair => Assert.InRange((pair.Second - pair.First).TotalMilliseconds, 0.4998, 0.5002));
    }

    [Fact]
    public void The_nth_arrival_comes_when_the_rates_integral_reaches_n() => Phases.Sample(phases =>
    {
        var plan = Plans.Scenario(LoadModel.Open, 0, phases);
        var profile = new RateProfile(plan);
        var due = Of(plan);

        Assert.InRange(due.Count, plan.PlannedArrivals - 0.51, plan.PlannedArrivals + 0.51);
        // At a rate near zero a tick of the clock is less than nothing of an arrival; at 500/s it is 0.00005.
        for (var n = 0; n < due.Count; n++) Assert.Equal(n + 0.5, profile.ArrivalsBetween(TimeSpan.Zero, due[n]), 0.001);
    }, iter: 200);

    [Fact]
    public void The_warm_up_runs_at_the_level_that_the_first_phase_ends_with()
    {
        var due = Of(Plans.Scenario(LoadModel.Open, 2, (0, 100, 1), (100, 100, 1)));

        Assert.Equal(200, due.Count(d => d < TimeSpan.Zero));
        Assert.Equal(150, due.Count(d => d >= TimeSpan.Zero));
        Assert.Equal(-2, due[0].TotalSeconds, 0.011);
    }

    [Fact]
    public void A_seed_gives_the_same_random_arrivals_in_each_run()
    {
        var plan = Plans.Scenario(LoadModel.Open, 1, (100, 300, 5)) with { Arrivals = ArrivalPattern.Poisson };

        Assert.Equal(Of(plan, seed: 7), Of(plan, seed: 7));
        Assert.NotEqual(Of(plan, seed: 7), Of(plan, seed: 8));
    }

    [Fact]
    public void Another_warm_up_leaves_the_measured_random_arrivals_as_they_are()
    {
        var plan = Plans.Scenario(LoadModel.Open, 1, (100, 300, 5)) with { Arrivals = ArrivalPattern.Poisson };

        Assert.Equal(Of(plan with { WarmUp = TimeSpan.Zero }), Of(plan).Where(d => d >= TimeSpan.Zero));
    }

    [Fact]
    public void Random_arrivals_are_as_many_and_as_uneven_as_Poissons_are()
    {
        var due = Of(Plans.Scenario(LoadModel.Open, 0, (1000, 1000, 100)) with { Arrivals = ArrivalPattern.Poisson });
        var gaps = due.Zip(due.Skip(1), (a, b) => (b - a).TotalSeconds).ToList();
        var mean = gaps.Average();

        // Of 100,000 arrivals: four standard deviations of their number; an exponential gap deviates by its own mean.
        Assert.InRange(due.Count, 100_000 - (4 * 316), 100_000 + (4 * 316));
        Assert.Equal(1, Math.Sqrt(gaps.Average(g => (g - mean) * (g - mean))) / mean, 0.03);
    }

    private static List<TimeSpan> Of(ScenarioPlan plan, int seed = 1) => [.. new ArrivalSchedule(new RateProfile(plan), plan.Arrivals, seed).Arrivals()];
}
