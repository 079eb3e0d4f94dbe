namespace Cortico.EndToEnd.Tests;

[Collection(nameof(Alone))]
public sealed class LocalFireDrillTests(LocalStackUnderTest stack) : FireDrillTests(stack), IClassFixture<LocalStackUnderTest>;
