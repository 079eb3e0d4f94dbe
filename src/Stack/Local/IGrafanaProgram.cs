using Cortico.Stack.Engines;

namespace Cortico.Stack.Local;

/// <summary>A Grafana that the local engine can run as a process: the one that was compiled here, or one of the machine's.</summary>
public interface IGrafanaProgram
{
    /// <summary>How it is started with these settings. Each kind has a data folder of its own: their databases are not alike.</summary>
    ServiceDefinition Define(ServiceEndpoint endpoint, GrafanaSettings settings);
}
