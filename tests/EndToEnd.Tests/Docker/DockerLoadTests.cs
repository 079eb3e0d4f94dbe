namespace Cortico.EndToEnd.Tests;

[Collection(nameof(DockerRuns))]
public sealed class DockerLoadTests(DockerStackUnderTest stack) : LoadTests(stack);
