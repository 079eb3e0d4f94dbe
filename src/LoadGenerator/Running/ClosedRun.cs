using Cortico.LoadGenerator.Pacing;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Running;

/// <summary>So many users, each of whom begins again when the last iteration is over.</summary>
internal sealed class ClosedRun(ScenarioPlan plan, LoadScenario scenario, RunClock clock, TimeSpan requestTimeout) : ScenarioRun(plan, scenario, clock, requestTimeout)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private readonly List<Task> _users = [];

    /// <inheritdoc/>
    /// <remarks>Each user has one.</remarks>
    public override int MaxInFlight => int.MaxValue;

    protected override long Planned => BegunMeasured;

    protected override bool KnowsDue => false;

    public override async Task DriveAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Step);
        try
        {
            for (; Clock.Now is var now && now < Profile.End; await timer.WaitForNextTickAsync(stop))
            {
                var wanted = UsersAt(now);
                for (var user = 0; user < wanted; user++)
                {
                    if (user == _users.Count) _users.Add(Task.CompletedTask);
                    if (_users[user].IsCompleted) _users[user] = StartAsync(user, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run was ended; its users see it themselves.
        }
        await Task.WhenAll(_users);
    }

    private Task StartAsync(int user, CancellationToken stop) => Task.Run(async () =>
    {
        // Each user looks whether it is still wanted: after a ramp down the last ones leave.
        while (!stop.IsCancellationRequested && Clock.Now is var now && user < UsersAt(now)) await IterateAsync(now, now);
    }, CancellationToken.None);

    /// <summary>Whole users; a millionth less of one counts, sums of such numbers are not exact.</summary>
    private int UsersAt(TimeSpan now) => (int)Math.Floor(Profile.LevelAt(now) + 1e-6);
}
