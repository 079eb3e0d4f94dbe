namespace Cortico.EndToEnd.Tests;

[Collection(nameof(DockerRuns))]
public sealed class DockerResourceTests(DockerStackUnderTest stack) : ResourceTests(stack);
