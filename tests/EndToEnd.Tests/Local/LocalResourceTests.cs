namespace Cortico.EndToEnd.Tests;

[Collection(nameof(LocalRuns))]
public sealed class LocalResourceTests(LocalStackUnderTest stack) : ResourceTests(stack);
