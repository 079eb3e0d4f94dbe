using System.Collections.Immutable;

namespace Cortico.Stack.Prometheus;

/// <summary>Knows PromQL's grammar.</summary>
public interface IPromQlChecker
{
    /// <summary>For each expression, in order: what its parser says against it, or null where it is fine.</summary>
    Task<ImmutableArray<string?>> CheckAsync(IReadOnlyList<string> expressions, CancellationToken cancellation);
}
