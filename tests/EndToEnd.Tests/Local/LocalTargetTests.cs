namespace Cortico.EndToEnd.Tests;

[Collection(nameof(Alone))]
public sealed class LocalTargetTests() : TargetTests(new LocalStackUnderTest(), stack => stack.Ports.Metrics.Authority);
