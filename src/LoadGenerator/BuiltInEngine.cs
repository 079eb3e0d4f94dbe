using Cortico.LoadGenerator.Pacing;
using Cortico.LoadGenerator.Running;
using Cortico.Stack;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator;

/// <summary>Our own load engine: paces by the intended start and measures from it.</summary>
public sealed class BuiltInEngine(TimeProvider time) : ILoadEngine
{
    public string Name => $"built-in {typeof(BuiltInEngine).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Most iterations of one scenario under way at once, so that a server that stands still does not fill the memory; what would be more is not started.</summary>
    public int MaxInFlight { get; init; } = 20_000;

    /// <inheritdoc/>
    /// <exception cref="StackException">The plan names a scenario that is not given, or one twice.</exception>
    public Task<LoadResult> RunAsync(LoadPlan plan, IReadOnlyList<LoadScenario> scenarios, IProgress<LoadProgress> progress, CancellationToken cancellation)
    {
        var clock = RunClock.Start(plan, time);
        var runs = plan.Scenarios.Select((scenario, n) => Run(plan, scenario, n, LoadScenario.Find(scenarios, scenario.Name), clock)).ToList();
        return new LoadRun(Name, plan, clock, runs, time).RunAsync(progress, cancellation);
    }

    /// <summary>Two seeds each, see <see cref="ArrivalSchedule"/>.</summary>
    private ScenarioRun Run(LoadPlan plan, ScenarioPlan wanted, int number, LoadScenario scenario, RunClock clock) => wanted.Model == LoadModel.Open
        ? new OpenRun(wanted, scenario, clock, plan.RequestTimeout, unchecked(plan.Seed + (2 * number)), MaxInFlight)
        : new ClosedRun(wanted, scenario, clock, plan.RequestTimeout);
}
