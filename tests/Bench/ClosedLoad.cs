using Cortico.LoadGenerator;
using Cortico.LoadGenerator.Http;
using Cortico.Stack.Load;

namespace Cortico.Bench;

/// <summary>The built-in load engine with so many users, each of whom sends the next request when the last answer is read.</summary>
internal sealed class ClosedLoad(HttpTarget target, int connections)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="request">A new request; called by all connections at once.</param>
    /// <exception cref="InvalidOperationException">It ended early: nothing is answered.</exception>
    public async Task<LoadFigures> RunAsync(Func<HttpCall> request, TimeSpan duration, CancellationToken cancellation)
    {
        var plan = GeneratorPlan.Closed(connections, TimeSpan.Zero, duration) with { RequestTimeout = Patience };
        var result = await new BuiltInEngine(TimeProvider.System).RunAsync(plan, [new CallScenario(target, request)], new Progress<LoadProgress>(), cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (result.EndedEarly is { } reason) throw new InvalidOperationException($"The load on {target.Authority} ended early: {reason}.");
        var load = result.Scenarios.Single();
        return new LoadFigures(load.Requests.Succeeded, load.Requests.Failed, load.Requests.Succeeded / load.Duration.TotalSeconds, load.Latency.P50, load.Latency.P99);
    }
}
