using Cortico.Stack.Programs;

namespace Cortico.Testing;

/// <summary>The real programs that tests run, found or fetched as the local engine does it.</summary>
public static class RealPrograms
{
    private static readonly ProgramStore Store = ProgramStore.OfThisUser();

    public static async Task<InstalledProgram> FindAsync(ProgramSpec program, CancellationToken cancellation) =>
        (await Store.GetAsync([program], new Progress<string>(), cancellation))[program];

    /// <summary>By executable name, e.g. <c>promtool</c>.</summary>
    public static Task<InstalledProgram> FindAsync(string name, CancellationToken cancellation) => FindAsync(name switch
    {
        "redis-server" => ProgramSpec.Redis,
        "prometheus" => ProgramSpec.Prometheus,
        "promtool" => ProgramSpec.Promtool,
        "prometheus-process-exporter" => ProgramSpec.ProcessExporter,
        "chromium" => ProgramSpec.Chromium,
        "haproxy" => new ProgramSpec("haproxy", "haproxy"),
        _ => throw new ArgumentException($"No package is known for {name}.", nameof(name)),
    }, cancellation);
}
