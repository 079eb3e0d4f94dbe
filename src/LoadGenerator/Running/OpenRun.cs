using Cortico.LoadGenerator.Pacing;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Running;

/// <summary>Begins iterations when they are due and waits for none of them.</summary>
internal sealed class OpenRun(ScenarioPlan plan, LoadScenario scenario, RunClock clock, TimeSpan requestTimeout, int seed, int maxInFlight)
    : ScenarioRun(plan, scenario, clock, requestTimeout)
{
    /// <summary>What was due in time may still begin so much after the profile's end.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(20);
    private long _planned;

    public override int MaxInFlight => maxInFlight;

    protected override long Planned => _planned;

    protected override bool KnowsDue => true;

    public override Task DriveAsync(CancellationToken stop)
    {
        // A thread of its own: the pool's threads are busy with answers when the load is high.
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                Pace(stop);
                done.SetResult();
            }
            catch (Exception problem)
            {
                done.SetException(problem);
            }
        }) { Name = $"pacing of {Name}", IsBackground = true, Priority = ThreadPriority.AboveNormal }.Start();
        return done.Task;
    }

    private void Pace(CancellationToken stop)
    {
        foreach (var due in new ArrivalSchedule(Profile, Plan.Arrivals, seed).Arrivals())
        {
            if (due >= TimeSpan.Zero) _planned++;
            if (!AwaitDue(due, stop))
            {
                _planned += PlannedAfter(due);
                return;
            }
            Begin(due);
        }
    }

    /// <summary>What is left of the profile, without going through it: of a day at a high rate that would take minutes.</summary>
    /// <remarks>Even arrivals lie at the halves of the profile's count, see <see cref="ArrivalSchedule"/>; a millionth more, as sums of such numbers are not exact.</remarks>
    private long PlannedAfter(TimeSpan due) => due >= TimeSpan.Zero
        ? (long)Math.Floor(Profile.ArrivalsBetween(due, Profile.End) + 1e-6)
        : (long)Math.Floor(Profile.ArrivalsBetween(TimeSpan.Zero, Profile.End) + 0.5 + 1e-6);

    private bool AwaitDue(TimeSpan due, CancellationToken stop)
    {
        for (; ; )
        {
            if (stop.IsCancellationRequested) return false;
            var now = Clock.Now;
            if (now >= due) return now < Profile.End + Grace;
            PreciseSleep.For(due - now < LongestSleep ? due - now : LongestSleep);
        }
    }

    private void Begin(TimeSpan due)
    {
        if (InFlight >= maxInFlight) TurnedAway++;
        else _ = IterateAsync(due, Clock.Now);
    }
}
