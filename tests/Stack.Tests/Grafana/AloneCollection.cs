namespace Cortico.Stack.Tests.Grafana;

/// <summary>Tests that measure the process itself, and so must have it for themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
