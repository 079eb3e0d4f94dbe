using Cortico.LoadGenerator;
using Cortico.LoadGenerator.Http;

namespace Cortico.Bench;

/// <summary>One request an iteration.</summary>
internal sealed class CallScenario(HttpTarget target, Func<HttpCall> request) : LoadScenario(GeneratorPlan.Scenario)
{
    public override ValueTask<Outcome> RunAsync(IIteration iteration, CancellationToken cancellation) => target.SendAsync(request(), cancellation);
}
