using System.Security.Cryptography;
using Cortico.Stack;
using Cortico.Stack.Commands;
using Cortico.Stack.Compilation;
using Cortico.Stack.Engines;
using Cortico.Stack.Local;
using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>
/// A whole stack around a Grafana that the machine has: a program on PATH that says to be 12.4, is launched as the real
/// one is, understands of its configuration what the real one does, and then lets the embedded one answer.
/// </summary>
[Collection(nameof(Alone))]
public sealed class InstalledGrafanaTests : IAsyncLifetime
{
    private const string Version = "12.4.0";
    private static readonly RepositoryPaths Repository = RepositoryPaths.Around(AppContext.BaseDirectory);
    private readonly TemporaryFolder _machine = new();
    private readonly Project _project = new("e2e-" + RandomNumberGenerator.GetHexString(6, lowercase: true), Repository.Root);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly PortPlan _ports = new(FreePorts.Block(5));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var (embedded, _) = await new Publisher(Repository, "dotnet").PublishAsync("EmbeddedGrafana", Cancellation);
        var program = _machine.File("bin/grafana");
        Directory.CreateDirectory(_machine.File("bin"));
        Directory.CreateDirectory(_machine.File("conf"));
        await File.WriteAllTextAsync(_machine.File("conf/defaults.ini"), "", Cancellation);
        await File.WriteAllTextAsync(program, $$$""""
            #!/bin/sh
            set -eu
            if [ "$1" = --version ]; then echo "grafana version {{{Version}}}"; exit; fi
            [ "$1" = server ]
            for argument; do case $argument in --config=*) config=${argument#--config=} ;; esac; done
            GF_SECURITY_ADMIN_PASSWORD__FILE=$(sed -n '/^\[security\]/,/^\[/s/^admin_password = """$__file{\(.*\)}"""$/\1/p' "$config")
            export GF_SECURITY_ADMIN_PASSWORD__FILE
            exec dotnet "{{{embedded}}}" "$@"

            """", Cancellation);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public async ValueTask DisposeAsync()
    {
        var down = await Build("Down", "--volumes").RunAsync(CancellationToken.None);
        _http.Dispose();
        _machine.Dispose();
        if (!down.Succeeded) throw new InvalidOperationException($"Down ended with {down.ExitCode}:\n{down.Output}{down.Error}");
    }

    [Fact]
    public async Task It_takes_the_embedded_ones_place_from_Up_over_Verify_to_Down()
    {
        var up = await UpAsync(GrafanaKind.Installed);
        var grafana = (await ServicesAsync())[ServiceName.Grafana].Process;
        var commandLine = ProcessTable.CommandLine(grafana.Pid);
        await _http.GetStringAsync(_ports.Web, Cancellation);
        await Eventually.GetAsync(() => Build("Verify").RunAsync(Cancellation), verify => verify.Succeeded, TimeSpan.FromSeconds(120), Cancellation);
        var metrics = await _http.GetStringAsync(new Uri(_ports.Metrics, "/metrics"), Cancellation);
        var down = await Build("Down").RunAsync(Cancellation);

        Assert.Contains($"grafana: installed {Version}, {_machine.Path}", up.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("src/EmbeddedGrafana", up.Output, StringComparison.Ordinal);
        Assert.EndsWith($"server --homepath={_machine.Path} --config={_project.ServiceFolder(ServiceName.Grafana)}/grafana.ini", commandLine, StringComparison.Ordinal);
        Assert.Contains($"groupname=\"{ServiceName.Grafana}\"", metrics, StringComparison.Ordinal);
        Assert.True(down.Succeeded, down.Complaint);
        Assert.False(ProcessTable.IsAlive(grafana));
        Assert.DoesNotContain(ProcessTable.All().Select(ProcessTable.CommandLine), c => c.Contains(_project.Folder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_between_the_two_restarts_Grafana_alone_and_each_keeps_a_database_of_its_own()
    {
        const string AllUnchanged = "created 0, updated 0, unchanged";
        await UpAsync(GrafanaKind.Auto);
        var first = await ServicesAsync();

        var embedded = await UpAsync(GrafanaKind.Embedded);
        var second = await ServicesAsync();
        var installed = await UpAsync(GrafanaKind.Installed);

        Assert.Equal([ServiceName.Grafana], first.Where(s => s.Value != second[s.Key]).Select(s => s.Key));
        Assert.Contains("grafana: embedded (asked for)", embedded.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(AllUnchanged, embedded.Output, StringComparison.Ordinal);
        Assert.Equal(2, installed.Output.Split(AllUnchanged).Length - 1);
    }

    private async Task<CommandResult> UpAsync(string grafana)
    {
        var up = await Build("Up", "--timeout=180", "--engine=local", $"--port-base={_ports.Base}", $"--grafana={grafana}").RunAsync(Cancellation);
        Assert.True(up.Succeeded, up.Output + up.Error);
        return up;
    }

    private Command Build(string task, params string[] arguments) =>
        new(Path.Combine(Repository.Root, "build.sh"), [$"--target={task}", $"--project={_project.Name}", .. arguments])
        {
            Environment = new Dictionary<string, string> { ["PATH"] = $"{_machine.File("bin")}:{Environment.GetEnvironmentVariable("PATH")}" },
        };

    private async Task<IReadOnlyDictionary<string, StartedService>> ServicesAsync() =>
        (await StackState.LoadAsync(_project.StateFile, Cancellation)).Services;
}
