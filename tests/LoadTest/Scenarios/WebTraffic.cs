using Cortico.LoadGenerator;
using Cortico.LoadGenerator.Http;
using Cortico.Stack.Load;

namespace Cortico.LoadTest.Scenarios;

/// <summary>Callers of the web app: each iteration is one GET.</summary>
internal sealed class WebTraffic(HttpTarget web, string path) : LoadScenario(ScenarioName.Web)
{
    private readonly HttpCall _call = web.Get(path);

    public override ValueTask<Outcome> RunAsync(IIteration iteration, CancellationToken cancellation) => web.SendAsync(_call, cancellation);
}
