using System.Collections.Immutable;

namespace Cortico.Stack.Grafana.Files;

/// <summary>The files can't be imported as they are. All that is wrong is said at once, and nothing was written to Grafana.</summary>
public sealed class InvalidResourcesException(ImmutableArray<ResourceProblem> problems) : StackException(Words(problems))
{
    public ImmutableArray<ResourceProblem> Problems { get; } = problems;

    private static string Words(ImmutableArray<ResourceProblem> problems) =>
        $"{problems.Length} {(problems.Length == 1 ? "problem" : "problems")} in the Grafana files; nothing was written to Grafana.{string.Concat(problems.Select(problem => $"\n  {problem}"))}";
}
