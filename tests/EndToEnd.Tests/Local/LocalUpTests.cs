namespace Cortico.EndToEnd.Tests;

[Collection(nameof(LocalRuns))]
public sealed class LocalUpTests(LocalStackUnderTest stack) : UpTests(stack);
