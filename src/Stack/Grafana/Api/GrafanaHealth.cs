namespace Cortico.Stack.Grafana.Api;

/// <summary>Grafana's own word about itself. It says that its database answers, not that a data source works.</summary>
/// <param name="Database"><c>ok</c> or <c>failing</c>.</param>
/// <param name="Version">Unknown where the server hides it.</param>
public sealed record GrafanaHealth(string Database, GrafanaVersion Version)
{
    public bool IsHealthy => Database == "ok";
}
