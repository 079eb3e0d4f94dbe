using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>A run of load: scenarios side by side.</summary>
/// <param name="Seed">Of everything that is random.</param>
/// <param name="RequestTimeout">After which an answer counts as an error.</param>
/// <param name="GiveUpAfter">The run ends by itself when every request of a scenario failed for so long; at least a second.</param>
/// <param name="Scenarios">Each has a name of its own.</param>
public sealed record LoadPlan(int Seed, TimeSpan RequestTimeout, TimeSpan GiveUpAfter, ImmutableArray<ScenarioPlan> Scenarios)
{
    /// <summary>Path and query that "web" asks for.</summary>
    public string Path { get; init; } = "/";
}
