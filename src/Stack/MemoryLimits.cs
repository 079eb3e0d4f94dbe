namespace Cortico.Stack;

/// <summary>
/// How much memory each service may use, in bytes: the limit of its container, and on the local engine the figure that
/// its own settings keep it below (heap limits at three quarters of it) and that the recording rules compare with.
/// </summary>
public static class MemoryLimits
{
    private const long MiB = 1024 * 1024;

    public static IReadOnlyDictionary<string, long> All { get; } = new Dictionary<string, long>
    {
        ["redis"] = 128 * MiB,
        ["prometheus"] = 256 * MiB,
        ["process-exporter"] = 64 * MiB,
        ["web"] = 256 * MiB,
        ["grafana"] = 256 * MiB,
    };

    public static long Of(string service) => All[service];
}
