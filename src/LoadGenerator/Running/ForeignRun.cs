using Cortico.LoadGenerator.Pacing;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Running;

/// <summary>Iterations that another load engine begins. It does not tell when each was due, so each is due when it begins.</summary>
/// <param name="drive">Ends when the other engine has ended; the token asks it to.</param>
internal sealed class ForeignRun(ScenarioPlan plan, LoadScenario scenario, RunClock clock, TimeSpan requestTimeout, Func<CancellationToken, Task> drive)
    : ScenarioRun(plan, scenario, clock, requestTimeout)
{
    /// <inheritdoc/>
    /// <remarks>As many as the other engine wants.</remarks>
    public override int MaxInFlight => int.MaxValue;

    protected override long Planned => Plan.Model == LoadModel.Open ? (long)Math.Round(Plan.PlannedArrivals) : BegunMeasured;

    protected override bool KnowsDue => false;

    public override Task DriveAsync(CancellationToken stop) => drive(stop);

    /// <summary>One iteration, now.</summary>
    public Task<Outcome> IterateAsync()
    {
        var now = Clock.Now;
        return IterateAsync(now, now);
    }
}
