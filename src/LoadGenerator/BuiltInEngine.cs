using Cortico.LoadGenerator.Measuring;
using Cortico.LoadGenerator.Pacing;
using Cortico.LoadGenerator.Running;
using Cortico.Stack;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator;

/// <summary>Our own load engine: paces by the intended start and measures from it.</summary>
public sealed class BuiltInEngine(TimeProvider time) : ILoadEngine
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan WaitAfterCancel = TimeSpan.FromSeconds(1);

    /// <summary>For what does not end though it was cancelled.</summary>
    private static readonly TimeSpan WaitAfterCutOff = TimeSpan.FromSeconds(5);

    public string Name => $"built-in {typeof(BuiltInEngine).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Most iterations of one scenario under way at once, so that a server that stands still does not fill the memory; what would be more is not started.</summary>
    public int MaxInFlight { get; init; } = 20_000;

    /// <inheritdoc/>
    /// <exception cref="StackException">The plan names a scenario that is not given, or one twice.</exception>
    public async Task<LoadResult> RunAsync(LoadPlan plan, IReadOnlyList<LoadScenario> scenarios, IProgress<LoadProgress> progress, CancellationToken cancellation)
    {
        using var stop = new CancellationTokenSource();
        var clock = new RunClock(time, plan.Scenarios.Select(s => s.WarmUp).DefaultIfEmpty().Max());
        var use = new GeneratorUse(time);
        var runs = plan.Scenarios.Select((scenario, n) => Run(plan, scenario, n, scenarios, clock)).ToList();
        string? endedEarly = null;
        TimeSpan? endedAt = null;
        void EndEarly(string reason)
        {
            if (endedEarly is not null) return;
            (endedEarly, endedAt) = (reason, clock.Now);
            stop.Cancel();
        }

        var driven = Task.WhenAll(runs.Select(run => run.DriveAsync(stop.Token)));
        using var timer = new PeriodicTimer(Step);
        async Task WatchAsync(Func<TimeSpan, bool> isOver)
        {
            while (!isOver(clock.Now))
            {
                await timer.WaitForNextTickAsync(CancellationToken.None);
                var now = clock.Now;
                foreach (var run in runs)
                {
                    if (run.Tick(now) is { } state) progress.Report(state);
                    if (!driven.IsCompleted && run.Recorder.FailingFor(now) >= plan.GiveUpAfter) EndEarly($"every request of \"{run.Name}\" has failed for {plan.GiveUpAfter.TotalSeconds:0.#} s, the last with {run.Recorder.Errors.Last}");
                }
                if (cancellation.IsCancellationRequested) EndEarly("it was cancelled");
            }
        }

        await WatchAsync(_ => driven.IsCompleted || endedEarly is not null);
        var driveEnded = clock.Now;
        TimeSpan Patience() => cancellation.IsCancellationRequested && WaitAfterCancel < plan.RequestTimeout ? WaitAfterCancel : plan.RequestTimeout;
        bool IsIdle() => driven.IsCompleted && runs.TrueForAll(run => run.InFlight == 0);
        await WatchAsync(now => IsIdle() || now >= driveEnded + Patience());
        foreach (var run in runs) run.CutOff();
        var lastPatience = clock.Now + WaitAfterCutOff;
        await WatchAsync(now => IsIdle() || now >= lastPatience);
        if (driven.IsFaulted) await driven;

        var results = runs.Select(run => run.Result(endedAt)).ToList();
        var generator = use.SoFar();
        return new LoadResult
        {
            Engine = Name,
            Started = clock.Started,
            Measured = clock.Measured,
            Ended = time.GetUtcNow(),
            EndedEarly = endedEarly,
            Generator = generator,
            Warnings = [.. LoadWarnings.Of(generator, use.Elapsed, runs.Zip(results))],
            Scenarios = [.. results],
        };
    }

    private ScenarioRun Run(LoadPlan plan, ScenarioPlan wanted, int number, IReadOnlyList<LoadScenario> scenarios, RunClock clock)
    {
        var scenario = scenarios.SingleOrDefault(s => s.Name == wanted.Name)
            ?? throw new StackException($"The plan wants the scenario \"{wanted.Name}\". There are: {string.Join(", ", scenarios.Select(s => s.Name))}.");
        // Two parts each, see ArrivalSchedule.
        return wanted.Model == LoadModel.Open
            ? new OpenRun(wanted, scenario, clock, plan.RequestTimeout, unchecked(plan.Seed + (2 * number)), MaxInFlight)
            : new ClosedRun(wanted, scenario, clock, plan.RequestTimeout);
    }
}
