using Cortico.LoadGenerator.Measuring;
using Cortico.LoadGenerator.Pacing;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Running;

/// <summary>One scenario's part of a run; how iterations begin is the model's affair.</summary>
internal abstract class ScenarioRun(ScenarioPlan plan, LoadScenario scenario, RunClock clock, TimeSpan requestTimeout)
{
    private static readonly TimeSpan LookAtDeadlines = TimeSpan.FromMilliseconds(50);
    private readonly CallPool _calls = new();
    private TimeSpan _lookedAtDeadlines = TimeSpan.MinValue;
    private TimeSpan _lastBegun;
    private long _numbers;
    private long _begunMeasured;
    private int _inFlight;
    private volatile bool _cutOff;

    public string Name => plan.Name;

    public ScenarioPlan Plan => plan;

    public RateProfile Profile { get; } = new(plan);

    public Recorder Recorder { get; } = new(plan, new RateProfile(plan));

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Iterations that never began because too many were in flight.</summary>
    public long TurnedAway { get; protected set; }

    /// <summary>Most iterations under way at once.</summary>
    public abstract int MaxInFlight { get; }

    protected RunClock Clock => clock;

    protected long Begun => Interlocked.Read(ref _numbers);

    protected long BegunMeasured => Interlocked.Read(ref _begunMeasured);

    /// <summary>Begins iterations as the profile wants them, until it ends or is stopped.</summary>
    public abstract Task DriveAsync(CancellationToken stop);

    /// <summary>Iterations that the profile wanted in the measured time.</summary>
    protected abstract long Planned { get; }

    /// <summary>Whether each iteration is due at a moment of its own, and not just when it begins.</summary>
    protected abstract bool KnowsDue { get; }

    /// <summary>Called every few milliseconds.</summary>
    /// <returns>How it is doing, where a second is over.</returns>
    public virtual LoadProgress? Tick(TimeSpan now)
    {
        if (now - LookAtDeadlines >= _lookedAtDeadlines)
        {
            _lookedAtDeadlines = now;
            _calls.CancelOverdue(_cutOff ? TimeSpan.MaxValue - TimeSpan.FromTicks(1) : now);
        }
        return Recorder.CloseSeconds(now, Begun, InFlight) is var (requests, p99)
            ? new LoadProgress(Name, Profile.NameAt(now), requests.All, Profile.LevelAt(now), InFlight, p99, Recorder.Errors.Count, Profile.End > now ? Profile.End - now : TimeSpan.Zero)
            : null;
    }

    /// <summary>No request may take any longer, and none may begin.</summary>
    public void CutOff() => _cutOff = true;

    public ScenarioResult Result(TimeSpan? endedEarlyAt)
    {
        var duration = endedEarlyAt is { } early && early < plan.Measured ? TimeSpan.FromTicks(Math.Max(0, early.Ticks)) : plan.Measured;
        return Recorder.Result(Planned, BegunMeasured, Begun, _lastBegun > duration ? _lastBegun : duration) with { IsFromDue = KnowsDue };
    }

    /// <summary>Sends a request of an iteration that has several.</summary>
    public async ValueTask<Outcome> StepAsync(Iteration iteration, string group, string name, Func<CancellationToken, ValueTask<Outcome>> request)
    {
        if (_cutOff) throw new OperationCanceledException($"The run of \"{Name}\" is over.");
        var call = _calls.Rent();
        try
        {
            var begin = clock.Now;
            var outcome = await RequestAsync(request, call.Begin(begin + requestTimeout));
            var end = clock.Now;
            Recorder.Request(iteration.Due, end, outcome);
            if (iteration.Due >= TimeSpan.Zero) Recorder.Step(group, name, end - begin, outcome);
            return outcome;
        }
        finally
        {
            _calls.Return(call);
        }
    }

    /// <summary>Runs one iteration to its end and measures it.</summary>
    protected async Task<Outcome> IterateAsync(TimeSpan due, TimeSpan begin)
    {
        Interlocked.Increment(ref _inFlight);
        var call = _calls.Rent();
        try
        {
            if (due >= TimeSpan.Zero)
            {
                Interlocked.Increment(ref _begunMeasured);
                _lastBegun = begin;
            }
            var iteration = new Iteration(this, Interlocked.Increment(ref _numbers) - 1, due, call);
            var outcome = await RunAsync(iteration, call.Begin(begin + requestTimeout));
            var end = clock.Now;
            if (outcome == Outcome.OfSteps) Recorder.Iteration(due, begin, end);
            else Recorder.IterationAndRequest(due, begin, end, outcome);
            return outcome;
        }
        finally
        {
            _calls.Return(call);
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private async ValueTask<Outcome> RunAsync(Iteration iteration, CancellationToken cancellation)
    {
        try
        {
            return Told(await scenario.RunAsync(iteration, cancellation));
        }
        catch (OperationCanceledException) when (iteration.HasSteps)
        {
            return Outcome.OfSteps;
        }
        catch (Exception problem)
        {
            return Told(problem);
        }
    }

    private async ValueTask<Outcome> RequestAsync(Func<CancellationToken, ValueTask<Outcome>> request, CancellationToken cancellation)
    {
        try
        {
            return Told(await request(cancellation));
        }
        catch (Exception problem)
        {
            return Told(problem);
        }
    }

    private Outcome Told(in Outcome outcome) => _cutOff && outcome.Error == Outcome.TimedOut ? Told(new OperationCanceledException()) : outcome;

    private Outcome Told(Exception problem) => problem switch
    {
        OperationCanceledException when _cutOff => Outcome.Failed(Outcome.CutOff, "under way when the run was ended"),
        OperationCanceledException => Outcome.Failed(Outcome.TimedOut, $"no answer within {requestTimeout.TotalSeconds:0.###} s"),
        _ => Outcome.Failed(Outcome.Exception, $"{problem.GetType().Name}: {problem.Message.ReplaceLineEndings(" ")}"),
    };
}
