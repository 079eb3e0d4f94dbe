namespace Cortico.EndToEnd.Tests;

[Collection(nameof(LocalRuns))]
public sealed class LocalLifecycleTests(LocalStackUnderTest stack) : LifecycleTests(stack);
