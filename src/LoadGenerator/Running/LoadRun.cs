using Cortico.LoadGenerator.Measuring;
using Cortico.LoadGenerator.Pacing;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Running;

/// <summary>One run of a plan: watches its scenarios until they are over, and adds up what they measured.</summary>
/// <param name="engine">Which load engine begins the iterations, with its version.</param>
internal sealed class LoadRun(string engine, LoadPlan plan, RunClock clock, IReadOnlyList<ScenarioRun> runs, TimeProvider time)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan WaitAfterCancel = TimeSpan.FromSeconds(1);

    /// <summary>For what does not end though it was cancelled.</summary>
    private static readonly TimeSpan WaitAfterCutOff = TimeSpan.FromSeconds(5);

    private string? _endedEarly;
    private TimeSpan? _endedAt;

    public async Task<LoadResult> RunAsync(IProgress<LoadProgress> progress, CancellationToken cancellation)
    {
        using var stop = new CancellationTokenSource();
        var use = new GeneratorUse(time);
        var driven = Task.WhenAll(runs.Select(run => run.DriveAsync(stop.Token)));
        using var timer = new PeriodicTimer(Step);
        async Task WatchAsync(Func<TimeSpan, bool> isOver)
        {
            while (!isOver(clock.Now))
            {
                await timer.WaitForNextTickAsync(CancellationToken.None);
                Look(progress, driven.IsCompleted, cancellation);
                if (_endedEarly is not null) await stop.CancelAsync();
            }
        }

        await WatchAsync(_ => driven.IsCompleted || _endedEarly is not null);
        var driveEnded = clock.Now;
        TimeSpan Patience() => cancellation.IsCancellationRequested && WaitAfterCancel < plan.RequestTimeout ? WaitAfterCancel : plan.RequestTimeout;
        bool IsIdle() => driven.IsCompleted && runs.All(run => run.InFlight == 0);
        await WatchAsync(now => IsIdle() || now >= driveEnded + Patience());
        foreach (var run in runs) run.CutOff();
        var lastPatience = clock.Now + WaitAfterCutOff;
        await WatchAsync(now => IsIdle() || now >= lastPatience);
        if (driven.IsFaulted) await driven;
        return Result(use);
    }

    private void Look(IProgress<LoadProgress> progress, bool isDriven, CancellationToken cancellation)
    {
        var now = clock.Now;
        foreach (var run in runs)
        {
            if (run.Tick(now) is { } state) progress.Report(state);
            if (!isDriven && run.Recorder.FailingFor >= plan.GiveUpAfter)
                EndEarly($"every request of \"{run.Name}\" has failed for {plan.GiveUpAfter.TotalSeconds:0.#} s, the last with {run.Recorder.Errors.Last}", now);
        }
        if (cancellation.IsCancellationRequested) EndEarly("it was cancelled", now);
    }

    private void EndEarly(string reason, TimeSpan now)
    {
        if (_endedEarly is null) (_endedEarly, _endedAt) = (reason, now);
    }

    private LoadResult Result(GeneratorUse use)
    {
        var results = runs.Select(run => run.Result(_endedAt)).ToList();
        var generator = use.SoFar();
        return new LoadResult
        {
            Engine = engine,
            Started = clock.Started,
            Measured = clock.Measured,
            Ended = time.GetUtcNow(),
            EndedEarly = _endedEarly,
            Generator = generator,
            Warnings = [.. LoadWarnings.Of(generator, use.Elapsed, runs.Zip(results))],
            Scenarios = [.. results],
        };
    }
}
