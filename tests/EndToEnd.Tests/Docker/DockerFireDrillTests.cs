namespace Cortico.EndToEnd.Tests;

[Collection(nameof(Alone))]
public sealed class DockerFireDrillTests(DockerStackUnderTest stack) : FireDrillTests(stack), IClassFixture<DockerStackUnderTest>;
