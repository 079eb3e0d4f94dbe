namespace Cortico.LoadGenerator.Tests;

/// <summary>A scenario in one line.</summary>
internal sealed class Scenario(Func<IIteration, CancellationToken, ValueTask<Outcome>> run) : LoadScenario("web")
{
    public override ValueTask<Outcome> RunAsync(IIteration iteration, CancellationToken cancellation) => run(iteration, cancellation);
}
