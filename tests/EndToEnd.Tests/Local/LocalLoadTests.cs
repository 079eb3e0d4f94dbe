namespace Cortico.EndToEnd.Tests;

[Collection(nameof(LocalRuns))]
public sealed class LocalLoadTests(LocalStackUnderTest stack) : LoadTests(stack);
