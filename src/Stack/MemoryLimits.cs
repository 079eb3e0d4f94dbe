using Cortico.Stack.Engines;

namespace Cortico.Stack;

/// <summary>
/// How much memory each service may use, in bytes: in containers the limit of compose/compose.yaml, which tests compare
/// with this table; on the local engine the figure that its own settings keep it below (heap limits at three quarters of
/// it) and that the recording rules compare with.
/// </summary>
public static class MemoryLimits
{
    private const long MiB = 1024 * 1024;

    /// <summary>Null where an engine has no such service.</summary>
    private static readonly (string Service, long? Local, long? Docker)[] Table =
    [
        (ServiceName.Redis, 128 * MiB, 128 * MiB),
        (ServiceName.Prometheus, 256 * MiB, 256 * MiB),
        (ServiceName.Web, 256 * MiB, 256 * MiB),
        // The real one has 260 MB at rest, and either engine may run it.
        (ServiceName.Grafana, 512 * MiB, 512 * MiB),
        (ServiceName.ProcessExporter, 64 * MiB, null),
        (ServiceName.Cadvisor, null, 128 * MiB),
        (ServiceName.Gateway, null, 64 * MiB),
    ];

    public static IReadOnlyDictionary<string, long> Local { get; } = Table.Where(l => l.Local is not null).ToDictionary(l => l.Service, l => l.Local!.Value);

    public static IReadOnlyDictionary<string, long> Docker { get; } = Table.Where(l => l.Docker is not null).ToDictionary(l => l.Service, l => l.Docker!.Value);

    /// <summary>On the local engine.</summary>
    public static long Of(string service) => Local[service];
}
