namespace Cortico.EndToEnd.Tests;

/// <summary>By its name in the stack's network, as a container of the user's own is found that joins it.</summary>
[Collection(nameof(Alone))]
public sealed class DockerTargetTests() : TargetTests(new DockerStackUnderTest(), _ => "cadvisor:8080");
