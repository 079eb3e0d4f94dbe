namespace Cortico.Stack.Programs;

/// <summary>A program that the stack needs, and the distribution package that carries it.</summary>
/// <param name="Name">File name of the executable.</param>
/// <param name="Package">Debian's name of the package.</param>
public sealed record ProgramSpec(string Name, string Package)
{
    public static readonly ProgramSpec Redis = new("redis-server", "redis-server");
    public static readonly ProgramSpec Prometheus = new("prometheus", "prometheus");
    public static readonly ProgramSpec Promtool = new("promtool", "prometheus");
    public static readonly ProgramSpec ProcessExporter = new("prometheus-process-exporter", "prometheus-process-exporter");
    public static readonly ProgramSpec Chromium = new("chromium", "chromium");
}
