namespace Cortico.EndToEnd.Tests;

/// <summary>The tests that share one stack of plain processes; those that break it mend it again.</summary>
[CollectionDefinition(nameof(LocalRuns))]
public sealed class LocalRuns : ICollectionFixture<LocalStackUnderTest>;

/// <summary>The tests that share one stack of containers.</summary>
[CollectionDefinition(nameof(DockerRuns))]
public sealed class DockerRuns : ICollectionFixture<DockerStackUnderTest>;

public sealed class LocalStackUnderTest() : StackUnderTest(new LocalEngineUnderTest());

public sealed class DockerStackUnderTest() : StackUnderTest(new DockerEngineUnderTest())
{
    public DockerEngineUnderTest Daemon => (DockerEngineUnderTest)Engine;
}
