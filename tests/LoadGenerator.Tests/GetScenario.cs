using Cortico.LoadGenerator.Http;

namespace Cortico.LoadGenerator.Tests;

/// <summary><c>GET /</c>, as the web scenario does it.</summary>
internal sealed class GetScenario(HttpTarget target) : LoadScenario("web")
{
    private static readonly HttpCall Call = HttpCall.Get("/");

    public override ValueTask<Outcome> RunAsync(IIteration iteration, CancellationToken cancellation) => target.SendAsync(Call, cancellation);
}
