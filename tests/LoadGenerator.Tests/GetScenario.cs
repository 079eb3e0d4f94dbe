using Cortico.LoadGenerator.Http;

namespace Cortico.LoadGenerator.Tests;

/// <summary><c>GET /</c>, as the web scenario does it.</summary>
internal sealed class GetScenario(HttpTarget target) : LoadScenario("web")
{
    private readonly HttpCall _call = target.Get("/");

    public override ValueTask<Outcome> RunAsync(IIteration iteration, CancellationToken cancellation) => target.SendAsync(_call, cancellation);
}
