namespace Cortico.Stack.Grafana.Api;

/// <summary>What Grafana's test of a data source says.</summary>
/// <param name="IsHealthy">Whether a test query came through.</param>
/// <param name="Message">Its words.</param>
public sealed record DataSourceHealth(bool IsHealthy, string Message);
