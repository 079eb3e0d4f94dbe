using Cortico.Stack.Engines;
using Cortico.Stack.Local;
using Cortico.Stack.Programs;

namespace Cortico.Stack.Checks;

/// <summary>Looks whether plain processes can run the stack.</summary>
public sealed class LocalChecks(ProgramStore store)
{
    private const long LeastBytesFree = 1024L * 1024 * 1024;

    /// <param name="grafana">Which one is asked for: <see cref="GrafanaKind"/>.</param>
    /// <param name="grafanaHome">Folder of the installed one that is asked for, or null.</param>
    public async Task<IReadOnlyList<Finding>> RunAsync(string grafana, string? grafanaHome, GrafanaSearch search, CancellationToken cancellation) => OperatingSystem.IsLinux()
        ? [.. LocalServices.Programs.Select(Look), await GrafanaAsync(grafana, grafanaHome, search, cancellation), Disk()]
        : [Finding.Error("Platform", "the local engine reads /proc and runs on Linux", "Use Docker: --engine=docker; on Windows WSL will do too.")];

    /// <summary>Ports that something which is not this project's listens on.</summary>
    public static IEnumerable<Finding> Ports(IEnumerable<(string Service, int Port)> wanted)
    {
        var taken = TakenPorts.Find(wanted);
        return taken.Count == 0
            ? [Finding.Good("Ports", $"{string.Join(", ", wanted.Select(w => w.Port))} are free")]
            : taken.Select(says => Finding.Error("Ports", says, TakenPorts.Remedy));
    }

    private Finding Look(ProgramSpec program) =>
        store.Find(program) is { } found ? Finding.Good(program.Name, found.Path)
        : File.Exists("/usr/bin/apt-get") ? Finding.Good(program.Name, $"will be fetched from the distribution's package {program.Package}, without root")
        : Finding.Error(program.Name, "is not on PATH, and there is no apt here to fetch it with", $"Install it by your package manager ({program.Package}), or use Docker: --engine=docker.");

    private static async Task<Finding> GrafanaAsync(string asked, string? home, GrafanaSearch search, CancellationToken cancellation)
    {
        var (choice, problem) = await GrafanaChoice.LookAsync(asked, home, search, cancellation);
        return choice is null ? Finding.Error("Grafana", problem!, GrafanaChoice.Remedy) : Finding.Good("Grafana", choice.ToString());
    }

    private static Finding Disk()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var free = new DriveInfo(home).AvailableFreeSpace;
        var says = $"{free / (1024.0 * 1024 * 1024):0.0} GiB free in {home}";
        return free < LeastBytesFree ? Finding.Error("Disk", says, "Programs, compiled services and metrics need 1 GiB: free some.") : Finding.Good("Disk", says);
    }
}
