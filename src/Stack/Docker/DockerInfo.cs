using System.Text.Json;

namespace Cortico.Stack.Docker;

/// <summary>What <c>docker info</c> says of the daemon.</summary>
/// <param name="StorageDriver"><c>overlay2</c>, for example; in containerd's store <c>overlayfs</c>.</param>
/// <param name="HasMemoryLimit">The kernel has a memory controller.</param>
/// <param name="UsesContainerdStore">Images and containers are known to containerd too (Docker 29's default), and cAdvisor has to ask it.</param>
/// <param name="RootFolder">Where images and volumes lie on the daemon's machine.</param>
public sealed record DockerInfo(
    string ServerVersion, string StorageDriver, string CgroupVersion, string OperatingSystem, string ServerPlatform, string RootFolder,
    bool HasMemoryLimit, bool IsRootless, bool UsesContainerdStore)
{
    /// <summary>Images lie in containerd's store, which has drivers of more names than one: it alone gives their type.</summary>
    private const string ContainerdDriver = "io.containerd.snapshotter.v1";

    public bool IsDesktop => OperatingSystem.Contains("Docker Desktop", StringComparison.OrdinalIgnoreCase);

    public string Description => $"{ServerVersion}, {StorageDriver}, cgroup v{CgroupVersion}, {OperatingSystem}";

    /// <summary>Null when no daemon answered: the client prints an empty form then, or none at all, or is not Docker's.</summary>
    public static DockerInfo? Read(string json)
    {
        if (Parse(json) is not { } info || Text(info, "ServerVersion") is not { Length: > 0 } version) return null;
        return new DockerInfo(
            version, Text(info, "Driver"), Text(info, "CgroupVersion"), Text(info, "OperatingSystem"), Text(info, "OSType"), Text(info, "DockerRootDir"),
            info.TryGetProperty("MemoryLimit", out var limit) && limit.ValueKind == JsonValueKind.True,
            Items(info, "SecurityOptions").Any(o => o.GetString() == "name=rootless"),
            Items(info, "DriverStatus").SelectMany(pair => pair.EnumerateArray()).Any(part => part.GetString() == ContainerdDriver));
    }

    /// <summary>Why no daemon answered, where the client says so in its form only, as that of Docker 20.10 does.</summary>
    public static string? ErrorIn(string json) => Parse(json) is { } info ? Items(info, "ServerErrors").Select(e => e.GetString()).LastOrDefault() : null;

    private static JsonElement? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json).RootElement is { ValueKind: JsonValueKind.Object } info ? info : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(JsonElement info, string name) => info.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IEnumerable<JsonElement> Items(JsonElement info, string name) =>
        info.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
