namespace Cortico.LoadGenerator.Tests;

/// <summary>A scenario in one line.</summary>
internal sealed class Scenario(Func<IIteration, CancellationToken, ValueTask<Outcome>> run, string name = "web") : LoadScenario(name)
{
    public override ValueTask<Outcome> RunAsync(IIteration iteration, CancellationToken cancellation) => run(iteration, cancellation);
}
