namespace Cortico.EndToEnd.Tests;

[Collection(nameof(LocalRuns))]
public sealed class LocalUpTests(LocalStackUnderTest stack) : UpTests(stack);

[Collection(nameof(LocalRuns))]
public sealed class LocalResourceTests(LocalStackUnderTest stack) : ResourceTests(stack);

[Collection(nameof(LocalRuns))]
public sealed class LocalLifecycleTests(LocalStackUnderTest stack) : LifecycleTests(stack);
