using System.Text.Json;

namespace Cortico.Stack.Docker;

/// <summary>What <c>docker info</c> says of the daemon.</summary>
/// <param name="StorageDriver"><c>overlay2</c>; <c>overlayfs</c> where images lie in containerd's store (Docker 29's default).</param>
/// <param name="HasMemoryLimit">The kernel has a memory controller.</param>
/// <param name="RootFolder">Where images and volumes lie on the daemon's machine.</param>
public sealed record DockerInfo(
    string ServerVersion, string StorageDriver, string CgroupVersion, string OperatingSystem, string ServerPlatform, string RootFolder,
    bool HasMemoryLimit, bool IsRootless)
{
    public bool IsDesktop => OperatingSystem.Contains("Docker Desktop", StringComparison.OrdinalIgnoreCase);

    /// <summary>Images and containers are known to containerd too, and cAdvisor has to ask it.</summary>
    public bool UsesContainerdStore => StorageDriver == "overlayfs";

    public string Description => $"{ServerVersion}, {StorageDriver}, cgroup v{CgroupVersion}, {OperatingSystem}";

    /// <summary>Null when no daemon answered: the client prints an empty form then.</summary>
    public static DockerInfo? Read(string json)
    {
        if (string.IsNullOrWhiteSpace(json)) return null;
        var info = JsonDocument.Parse(json).RootElement;
        if (Text(info, "ServerVersion") is not { Length: > 0 } version) return null;
        var options = info.TryGetProperty("SecurityOptions", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(o => o.GetString()) : [];
        return new DockerInfo(
            version, Text(info, "Driver"), Text(info, "CgroupVersion"), Text(info, "OperatingSystem"), Text(info, "OSType"), Text(info, "DockerRootDir"),
            info.GetProperty("MemoryLimit").GetBoolean(), options.Contains("name=rootless"));
    }

    private static string Text(JsonElement info, string name) => info.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
