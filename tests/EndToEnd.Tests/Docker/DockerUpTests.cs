namespace Cortico.EndToEnd.Tests;

[Collection(nameof(DockerRuns))]
public sealed class DockerUpTests(DockerStackUnderTest stack) : UpTests(stack);
