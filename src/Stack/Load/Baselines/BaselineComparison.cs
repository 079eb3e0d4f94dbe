using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>A run beside a baseline.</summary>
/// <param name="Baseline">The earlier run.</param>
/// <param name="Now">This run, in the same form.</param>
/// <param name="Checks">Each figure; a regression does not pass.</param>
/// <param name="Warnings">What makes the comparison doubtful.</param>
public sealed record BaselineComparison(Baseline Baseline, Baseline Now, ImmutableArray<Check> Checks, ImmutableArray<string> Warnings)
{
    /// <summary>Milliseconds: below that, timers and the scheduler speak, not the server.</summary>
    private const double LatencyResolution = 0.1;
    private const double RateResolution = 1;

    /// <summary>Cores; CPU time is counted in hundredths of a second.</summary>
    private const double CpuResolution = 0.01;

    public static BaselineComparison Of(Baseline baseline, Baseline now)
    {
        if (Difference(baseline, now) is { } difference) return new BaselineComparison(baseline, now, [new Check(CheckSubject.Baseline, "comparable", "the same profile and machine", "another", false, difference)], []);
        var figures = baseline.Scenarios.SelectMany(scenario => now.Scenarios.FirstOrDefault(other => other.Name == scenario.Name) is { } same ? Figures(scenario, same) : []).ToList();
        if (baseline.HasCpu && now.HasCpu) figures.Add(Cpu(baseline, now));
        return new BaselineComparison(baseline, now, [.. figures.Select(figure => figure.Judge()), .. Unmeasured(baseline, now)], [.. Doubts(baseline, now), .. figures.Select(figure => figure.Doubt()).OfType<string>()]);
    }

    private static string? Difference(Baseline baseline, Baseline now) =>
        baseline.ProfileFingerprint != now.ProfileFingerprint ? $"the baseline ran [{baseline.Profile}], this run [{now.Profile}]"
        : !baseline.Machine.IsLike(now.Machine) ? $"the baseline is of {baseline.Machine}, this run of {now.Machine}"
        : null;

    private static IEnumerable<ComparedFigure> Figures(BaselineScenario before, BaselineScenario now) =>
    [
        Latency("p50", before, now, scenario => scenario.P50, slice => slice.P50),
        Latency("p95", before, now, scenario => scenario.P95, slice => slice.P95),
        Latency("p99", before, now, scenario => scenario.P99, slice => slice.P99),
        new(
            $"{before.Name} rate", before.Rate, now.Rate, [.. before.Slices.Select(slice => slice.Rate)], [.. now.Slices.Select(slice => slice.Rate)],
            RateResolution, MoreIsBetter: true, value => $"{InWords.Short(value)}/s"),
    ];

    private static ComparedFigure Latency(string name, BaselineScenario before, BaselineScenario now, Func<BaselineScenario, double> whole, Func<BaselineSlice, double> slice) => new(
        $"{before.Name} {name}", whole(before), whole(now), [.. before.Slices.Select(slice)], [.. now.Slices.Select(slice)], LatencyResolution, MoreIsBetter: false, InWords.Milliseconds);

    private static ComparedFigure Cpu(Baseline before, Baseline now) =>
        new("CPU", before.Cpu!.Value, now.Cpu!.Value, before.CpuSlices, now.CpuSlices, CpuResolution, MoreIsBetter: false, InWords.Cores);

    /// <summary>What one of the two runs has and the other has not.</summary>
    private static IEnumerable<Check> Unmeasured(Baseline baseline, Baseline now)
    {
        foreach (var name in baseline.Scenarios.Select(scenario => scenario.Name).Except(now.Scenarios.Select(scenario => scenario.Name)))
            yield return new Check(CheckSubject.Baseline, name, "the same scenario", "not measured", false, "the scenario is in the baseline and not in this run");
        if (baseline.HasCpu != now.HasCpu)
            yield return new Check(CheckSubject.Baseline, "CPU", "like the baseline's", "not measured", false, now.HasCpu ? "the baseline has none" : "Prometheus had none for this run");
    }

    private static IEnumerable<string> Doubts(Baseline baseline, Baseline now)
    {
        if (baseline.Engine != now.Engine) yield return $"Baseline \"{baseline.Name}\" was measured by {baseline.Engine}, this run by {now.Engine}.";
        if (!baseline.HasCpu && !now.HasCpu) yield return "CPU is not compared: neither run has it in slices, as Prometheus does not watch the target, or the run is under 20 s.";
    }
}
