namespace Cortico.EndToEnd.Tests;

[Collection(nameof(DockerRuns))]
public sealed class DockerFireDrillTests(DockerStackUnderTest stack) : FireDrillTests(stack);
