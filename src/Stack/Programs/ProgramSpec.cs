namespace Cortico.Stack.Programs;

/// <summary>A program that the stack or its tests need, and the distribution package that carries it.</summary>
/// <param name="Name">File name of the executable.</param>
/// <param name="Package">Debian's name of the package.</param>
public sealed record ProgramSpec(string Name, string Package)
{
    public static readonly ProgramSpec Redis = new("redis-server", "redis-server");
    public static readonly ProgramSpec Prometheus = new("prometheus", "prometheus");
    public static readonly ProgramSpec Promtool = new("promtool", "prometheus");
    public static readonly ProgramSpec ProcessExporter = new("prometheus-process-exporter", "prometheus-process-exporter");

    /// <summary>The browser; what its package has in usr/bin is a script that reads /etc and finds nothing there when it is only unpacked.</summary>
    public static readonly ProgramSpec Chromium = new("chromium", "chromium")
    {
        OtherNames = ["chromium-browser", "google-chrome"],
        Companions = ["fonts-liberation"],
        UnpackedFiles = ["usr/lib/chromium/chromium"],
    };

    /// <summary>Names that it also has on PATH, tried after its own.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Packages that it needs and does not ask for itself, such as fonts.</summary>
    public IReadOnlyList<string> Companions { get; init; } = [];

    /// <summary>Where the executable may lie in its unpacked package.</summary>
    public IReadOnlyList<string> UnpackedFiles { get; init; } = [$"usr/bin/{Name}", $"usr/sbin/{Name}"];
}
