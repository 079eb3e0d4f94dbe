namespace Cortico.LoadGenerator.Running;

/// <summary>An iteration under way.</summary>
/// <param name="patience">Of its only request; a scenario with steps has patience for each of them instead.</param>
internal sealed class Iteration(ScenarioRun run, long number, TimeSpan due, Call patience) : IIteration
{
    public long Number => number;

    public TimeSpan Due => due;

    public bool HasSteps { get; private set; }

    public ValueTask<Outcome> StepAsync(string group, string name, Func<CancellationToken, ValueTask<Outcome>> request)
    {
        HasSteps = true;
        patience.End();
        return run.StepAsync(this, group, name, request);
    }
}
