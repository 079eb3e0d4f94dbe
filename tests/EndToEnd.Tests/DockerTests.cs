namespace Cortico.EndToEnd.Tests;

[Collection(nameof(DockerRuns))]
public sealed class DockerUpTests(DockerStackUnderTest stack) : UpTests(stack);

[Collection(nameof(DockerRuns))]
public sealed class DockerResourceTests(DockerStackUnderTest stack) : ResourceTests(stack);

[Collection(nameof(DockerRuns))]
public sealed class DockerLifecycleTests(DockerStackUnderTest stack) : LifecycleTests(stack);
