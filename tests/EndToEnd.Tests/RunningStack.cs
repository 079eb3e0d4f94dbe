namespace Cortico.EndToEnd.Tests;

/// <summary>The tests that share one stack that runs; those that break it mend it again.</summary>
[CollectionDefinition(nameof(RunningStack))]
public sealed class RunningStack : ICollectionFixture<StackUnderTest>;
