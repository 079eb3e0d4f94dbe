namespace Cortico.Stack.Engines;

/// <summary>The services of the stack by the names that tables, logs, Compose and the label <c>service</c> use.</summary>
public static class ServiceName
{
    public const string Redis = "redis";
    public const string Prometheus = "prometheus";
    public const string Web = "web";
    public const string Grafana = "grafana";

    /// <summary>Local engine only: figures of the stack's processes.</summary>
    public const string ProcessExporter = "process-exporter";

    /// <summary>Docker engine only: figures of the stack's containers.</summary>
    public const string Cadvisor = "cadvisor";

    /// <summary>Docker engine only: one address for all replicas of web.</summary>
    public const string Gateway = "gateway";
}
