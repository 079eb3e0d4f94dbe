using Cortico.Stack.Checks;
using Cortico.Stack.Engines;
using Cortico.Stack.FireDrills;

namespace Cortico.Build;

/// <summary>The stack on one engine, as this command line wants it.</summary>
public interface IStack : IServiceSwitch
{
    /// <summary>See <see cref="EngineName"/>.</summary>
    string Engine { get; }

    IReadOnlyList<string> Services { get; }

    /// <summary>What answers on the port of metrics, for the table of addresses.</summary>
    string MetricsTitle { get; }

    /// <summary>Prometheus' address as the stack's own Grafana reaches it.</summary>
    Task<Uri> PrometheusForGrafanaAsync();

    /// <summary>How the stack's own Grafana reaches a program of this machine; known before anything is started.</summary>
    Task<HostRoute> HostForGrafanaAsync();

    /// <summary>Says what the machine lacks, before anything is compiled or started.</summary>
    /// <exception cref="Stack.StackException">The engine can't work here.</exception>
    Task PreflightAsync();

    /// <summary>Compiles, fetches and builds what is missing, starts what does not run and waits until all is healthy.</summary>
    Task<IReadOnlyList<ServiceChange>> UpAsync();

    /// <summary>What is not as it should be though all is healthy; known after <see cref="UpAsync"/>.</summary>
    IReadOnlyList<Finding> Warnings { get; }

    /// <exception cref="Stack.StackException">This engine has one web app and no more.</exception>
    Task ScaleAsync(int replicas);

    /// <returns>Names of the services that were stopped.</returns>
    Task<IReadOnlyList<string>> DownAsync();

    Task<IReadOnlyList<ServiceStatus>> StatusAsync();

    Task<IReadOnlyList<string>> TailAsync(string service, int lines);
}
