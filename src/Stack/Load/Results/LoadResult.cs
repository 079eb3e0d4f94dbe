using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>What a run came to, as the client saw it.</summary>
public sealed record LoadResult
{
    /// <summary>Which load engine, with its version.</summary>
    public required string Engine { get; init; }

    /// <summary>Begin of the warm-up.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Begin of the measured time.</summary>
    public required DateTimeOffset Measured { get; init; }

    /// <summary>When the last answer was in.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>Why the run ended before its plan did; null where it did not.</summary>
    public string? EndedEarly { get; init; }

    public required GeneratorFigures Generator { get; init; }

    /// <summary>What makes the figures doubtful, for example that the generator was the bottleneck; each a sentence with figures.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    public required ImmutableArray<ScenarioResult> Scenarios { get; init; }
}
