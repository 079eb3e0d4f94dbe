using Cortico.Stack.Load;

namespace Cortico.LoadGenerator;

/// <summary>An engine that nobody asked for by name: where it can't begin a plan, another one runs it and the result says why.</summary>
public sealed class PreferredEngine(ILoadEngine preferred, ILoadEngine other) : ILoadEngine
{
    public string Name => preferred.Name;

    /// <inheritdoc/>
    public async Task<LoadResult> RunAsync(LoadPlan plan, IReadOnlyList<LoadScenario> scenarios, IProgress<LoadProgress> progress, CancellationToken cancellation)
    {
        try
        {
            return await preferred.RunAsync(plan, scenarios, progress, cancellation);
        }
        catch (EngineUnavailableException problem)
        {
            var result = await other.RunAsync(plan, scenarios, progress, cancellation);
            return result with { Warnings = [$"{other.Name} ran this load in place of {preferred.Name}: {problem.Message}", .. result.Warnings] };
        }
    }
}
