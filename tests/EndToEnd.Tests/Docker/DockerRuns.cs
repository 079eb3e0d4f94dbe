namespace Cortico.EndToEnd.Tests;

/// <summary>The tests that share one stack of containers; those that break it mend it again.</summary>
[CollectionDefinition(nameof(DockerRuns))]
public sealed class DockerRuns : ICollectionFixture<DockerStackUnderTest>;
