using Cortico.Stack.Load;

namespace Cortico.LoadGenerator;

/// <summary>Something that begins iterations when a plan wants them and measures what comes of them.</summary>
public interface ILoadEngine
{
    /// <summary>With its version.</summary>
    string Name { get; }

    /// <summary>Runs a plan to its end, or to the point where there is nothing left to measure; cancelled, it ends early and gives what it has.</summary>
    /// <param name="scenarios">One for each that the plan names.</param>
    /// <param name="progress">Told about once a second for each scenario.</param>
    Task<LoadResult> RunAsync(LoadPlan plan, IReadOnlyList<LoadScenario> scenarios, IProgress<LoadProgress> progress, CancellationToken cancellation);
}
