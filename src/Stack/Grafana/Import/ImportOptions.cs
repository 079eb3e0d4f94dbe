namespace Cortico.Stack.Grafana.Import;

/// <summary>How an import goes about it.</summary>
public sealed record ImportOptions
{
    /// <summary>
    /// A file where the import remembers what it made, so that it can prune exactly that, and salted hashes of the secrets
    /// it sent, which Grafana never shows again. Without it, secrets are sent each time and contact points are never pruned.
    /// </summary>
    public string? RecordFile { get; init; }

    /// <summary>How long the data source may take until Grafana's test query comes through.</summary>
    public TimeSpan DataSourceLimit { get; init; } = TimeSpan.FromSeconds(60);
}
