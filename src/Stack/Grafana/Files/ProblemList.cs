using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Files;

/// <summary>Gathers what is wrong, over all files; may be filled from several threads.</summary>
internal sealed class ProblemList
{
    private readonly List<ResourceProblem> _problems = [];

    private readonly Lock _lock = new();

    public int Count
    {
        get
        {
            lock (_lock) return _problems.Count;
        }
    }

    public void Add(ResourceProblem problem)
    {
        lock (_lock) _problems.Add(problem);
    }

    public void Add(SourceFile file, string jsonPath, string message) => Add(new ResourceProblem(file.Name, file.Locate(jsonPath), jsonPath, message));

    /// <summary>At this node of the file's tree, or of a tree with the same paths.</summary>
    public void Add(SourceFile file, JsonNode at, string message) => Add(file, at.GetPath(), message);

    public void Add(string file, string message) => Add(new ResourceProblem(file, null, null, message));

    public void Add(SourceFile file, SyntaxException problem) => Add(new ResourceProblem(file.Name, problem.Position, null, problem.Message));

    /// <summary>By file and line; the same thing once.</summary>
    public ImmutableArray<ResourceProblem> ToImmutable()
    {
        lock (_lock) return [.. _problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Position?.Line ?? 0)];
    }

    public void ThrowIfAny()
    {
        if (Count > 0) throw new InvalidResourcesException(ToImmutable());
    }
}
