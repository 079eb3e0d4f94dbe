using System.Collections.Immutable;

namespace Cortico.Stack.Prometheus;

/// <summary>Asks a Prometheus that runs, the one that will answer the queries.</summary>
public sealed class PrometheusPromQlChecker(PrometheusApi prometheus) : IPromQlChecker
{
    private const int AtOnce = 8;

    public async Task<ImmutableArray<string?>> CheckAsync(IReadOnlyList<string> expressions, CancellationToken cancellation)
    {
        var errors = new string?[expressions.Count];
        await Parallel.ForAsync(0, expressions.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (at, token) => errors[at] = await prometheus.SyntaxErrorAsync(expressions[at], token));
        return ImmutableArray.Create(errors);
    }
}
