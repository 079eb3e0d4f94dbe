namespace Cortico.EndToEnd.Tests;

[Collection(nameof(LocalRuns))]
public sealed class LocalFireDrillTests(LocalStackUnderTest stack) : FireDrillTests(stack);
