namespace Cortico.EndToEnd.Tests;

/// <summary>The tests that share one stack of plain processes; those that break it mend it again.</summary>
[CollectionDefinition(nameof(LocalRuns))]
public sealed class LocalRuns : ICollectionFixture<LocalStackUnderTest>;
