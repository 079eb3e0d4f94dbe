namespace Cortico.EndToEnd.Tests;

public sealed class LocalStackUnderTest() : StackUnderTest(new LocalEngineUnderTest());
