namespace Cortico.EndToEnd.Tests;

/// <summary>Tests that compile what the others compile too, or need the cores for themselves (a drill of the CPU's alert): they run after those.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
