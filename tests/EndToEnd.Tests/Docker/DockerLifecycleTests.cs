namespace Cortico.EndToEnd.Tests;

[Collection(nameof(DockerRuns))]
public sealed class DockerLifecycleTests(DockerStackUnderTest stack) : LifecycleTests(stack);
