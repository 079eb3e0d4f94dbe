namespace Cortico.Stack.Grafana.Resources;

/// <summary>What the files alone don't say.</summary>
public sealed record ResourceSettings
{
    /// <summary>The project's name; uids that we make up begin with it, and what we write is marked with it.</summary>
    public required string Project { get; init; }

    /// <summary>Where the dashboards go, and the rule groups whose folder has the same title.</summary>
    public required ProjectFolder Folder { get; init; }

    /// <summary>Values of <c>${NAME}</c> in the data source and in contact points; a name that is not here is looked up in the environment.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder that the names of files in messages are relative to; the resources' parent where null.</summary>
    public string? Root { get; init; }
}
