using Cortico.Stack.Programs;

namespace Cortico.Stack.Local;

/// <summary>Finds a Grafana that is installed on this machine.</summary>
/// <param name="searchPath">Folders of programs, as in PATH.</param>
/// <param name="packagedPlugins">
/// Where Debian's and RPM's packages of some 13 releases move the plugins that come with Grafana, out of its home
/// (grafana/grafana#130921); others leave them there.
/// </param>
public sealed class GrafanaSearch(string searchPath, string packagedPlugins)
{
    public const string Name = "grafana";

    /// <summary>Deprecated since Grafana 9.4: runs <c>grafana server</c>.</summary>
    public const string OldName = "grafana-server";

    /// <summary>PATH, and /usr/sbin: the Debian package's programs lie there, and an ordinary user's PATH does not have it.</summary>
    public static GrafanaSearch OfThisMachine() => new($"{Environment.GetEnvironmentVariable("PATH")}{Path.PathSeparator}/usr/sbin", "/var/lib/grafana/plugins-bundled");

    /// <summary>The Grafana in a folder, else the first on PATH.</summary>
    /// <exception cref="StackException">There is none, or one that can't be used: what and where, without a full stop.</exception>
    public async Task<InstalledGrafana> FindAsync(string? folder, CancellationToken cancellation)
    {
        var (program, home) = folder is null ? OnPath() : InFolder(folder);
        var found = await InstalledGrafana.ReadAsync(program, home, cancellation);
        return Directory.Exists(packagedPlugins) && !Directory.Exists(Path.Combine(home, "data", "plugins-bundled"))
            ? found with { BundledPlugins = packagedPlugins }
            : found;
    }

    private static (string Program, string Home) InFolder(string folder)
    {
        if (!Directory.Exists(folder)) throw new StackException($"{folder} is no folder");
        var program = ProgramIn(Path.Combine(folder, "bin"))
            ?? throw new StackException($"{folder} has no program bin/{Name}");
        var home = HomeAround(Path.Combine(folder, "bin"))
            ?? throw new StackException($"{folder} has {program}, but no conf/defaults.ini: it is no complete Grafana");
        return (program, home);
    }

    private (string Program, string Home) OnPath()
    {
        var programs = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(ProgramIn).OfType<string>().ToList();
        foreach (var program in programs)
        {
            var real = File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program;
            if ((HomeAround(Path.GetDirectoryName(real)!) ?? HomeAround(Path.GetDirectoryName(program)!)) is not { } home) continue;
            // A package's program is a script that adds the system's configuration; the one in the home adds nothing.
            return (ProgramIn(Path.Combine(home, "bin")) ?? program, home);
        }
        throw new StackException(programs.Count == 0 ? "no Grafana on PATH" : $"no conf/defaults.ini is near {programs[0]}, so that its home is not known");
    }

    private static string? ProgramIn(string folder) =>
        new[] { Name, OldName }.Select(name => Path.Combine(folder, name)).FirstOrDefault(ProgramStore.IsExecutable);

    /// <summary>The home that belongs to programs in this folder: an unpacked archive's, else a package's (Debian, RPM, Homebrew).</summary>
    private static string? HomeAround(string programs)
    {
        var above = Path.GetDirectoryName(Path.GetFullPath(programs)) ?? "/";
        return new[] { above, Path.Combine(above, "share", Name) }.FirstOrDefault(home => File.Exists(Path.Combine(home, "conf", "defaults.ini")));
    }
}
