namespace Cortico.EndToEnd.Tests;

/// <summary>Tests that compile what the others compile too: they run after those.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
