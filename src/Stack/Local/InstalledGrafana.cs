using System.Globalization;
using System.Text.RegularExpressions;
using Cortico.Stack.Commands;
using Cortico.Stack.Engines;
using Cortico.Stack.Programs;

namespace Cortico.Stack.Local;

/// <summary>
/// A real Grafana of this machine, run with settings and folders of the project's own: nothing of /etc/grafana is read,
/// nothing of /var/lib/grafana written, and one that the system runs as a service is not disturbed.
/// </summary>
/// <param name="Program">The executable, <c>grafana</c> or the older <c>grafana-server</c>.</param>
/// <param name="Home">Its folder with <c>conf</c> and <c>public</c>.</param>
/// <param name="Version">As it says itself, e.g. <c>12.4.0</c>.</param>
public sealed partial record InstalledGrafana(string Program, string Home, string Version) : IGrafanaProgram
{
    public const int LeastMajorVersion = 12;

    private static readonly TimeSpan VersionLimit = TimeSpan.FromSeconds(20);

    /// <summary>Grafana looks into each and complains in its log of one that is not there.</summary>
    private static readonly string[] ProvisioningFolders = ["access-control", "alerting", "dashboards", "datasources", "plugins"];

    /// <summary>Where the plugins that came with it lie, the Prometheus data source among them; null where that is in its home.</summary>
    public string? BundledPlugins { get; init; }

    /// <summary>Asks a program for its version.</summary>
    /// <exception cref="StackException">It does not say one, or one that is too old.</exception>
    public static async Task<InstalledGrafana> ReadAsync(string program, string home, CancellationToken cancellation)
    {
        var answer = await AskAsync(program, cancellation);
        var version = VersionInText().Match(answer.Output + '\n' + answer.Error);
        if (!version.Success)
            throw new StackException($"{program} --version ended with {answer.ExitCode} and named no version: {answer.Complaint}");
        return int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture) >= LeastMajorVersion
            ? new InstalledGrafana(program, home, version.Groups["version"].Value)
            : throw new StackException($"{program} is Grafana {version.Groups["version"].Value}, and {LeastMajorVersion} or newer is needed");
    }

    public ServiceDefinition Define(ServiceEndpoint endpoint, GrafanaSettings settings)
    {
        var folder = settings.Project.ServiceFolder(endpoint.Name);
        var data = settings.Project.DataFolder($"{endpoint.Name}-{GrafanaKind.Installed}");
        var provisioning = Path.Combine(folder, "provisioning");
        var config = Path.Combine(folder, "grafana.ini");
        var environment = new Dictionary<string, string>(settings.Variables(data))
        {
            ["GF_PATHS_LOGS"] = Path.Combine(data, "log"),
            ["GF_PATHS_PLUGINS"] = Path.Combine(data, "plugins"),
            ["GF_PATHS_PROVISIONING"] = provisioning,
            ["GOMEMLIMIT"] = (MemoryLimits.Of(endpoint.Name) / 4 * 3).ToString(CultureInfo.InvariantCulture),
        };
        string[] command = Path.GetFileName(Program) == GrafanaSearch.OldName ? [] : ["server"];
        return new ServiceDefinition(endpoint, new InstalledProgram(Program, new Dictionary<string, string>()), [.. command, $"--homepath={Home}", $"--config={config}"])
        {
            Environment = UserVariables.AddTo(environment, endpoint.Name),
            ConfigFiles = new Dictionary<string, string> { [config] = Configuration(settings.PasswordFile) },
            Folders = [data, .. ProvisioningFolders.Select(name => Path.Combine(provisioning, name))],
            WorkingDirectory = Home,
        };
    }

    /// <summary>
    /// Given, so that Grafana looks for no other. It has what is not said by variable: the password stands in a file, which
    /// <c>$__file</c> reads (the <c>__FILE</c> form of a variable is known to the container's script only), and a variable
    /// for plugins outside the home is ignored where the release's defaults.ini has no such key. Grafana's reader takes '#'
    /// and ';' for the begin of a comment, but not between three quotes. The version is there so that an upgraded Grafana
    /// is started anew.
    /// </summary>
    private string Configuration(string passwordFile)
    {
        var text = $"# Grafana {Version}\n[security]\nadmin_password = \"\"\"$__file{{{passwordFile}}}\"\"\"\n";
        return BundledPlugins is null ? text : text + $"[paths]\nbundled_plugins = {BundledPlugins}\n";
    }

    private static async Task<CommandResult> AskAsync(string program, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(VersionLimit);
        try
        {
            return await new Command(program, "--version").RunAsync(limited.Token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new StackException($"{program} --version did not end within {VersionLimit.TotalSeconds:0} s", late);
        }
    }

    /// <summary><c>grafana version 12.4.0</c>, or <c>Version 12.4.0 (commit: …)</c> from grafana-server.</summary>
    [GeneratedRegex(@"\bversion v?(?<version>(?<major>\d{1,4})\.\d+\.\d+[^\s(),]*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionInText();
}
