using Cortico.Stack.Engines;
using Cortico.Stack.Health;
using Cortico.Stack.Local;
using Cortico.Stack.Programs;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Local;

/// <summary>An installed Grafana as the engine starts it, seen by a program in its place.</summary>
public sealed class InstalledGrafanaTests : IAsyncLifetime
{
    private readonly TemporaryFolder _root = new();
    private readonly HttpClient _http = new();
    private readonly Progress<string> _progress = new();
    private readonly PortPlan _ports = new(FreePorts.Block(5));
    private readonly Project _project;
    private readonly SecretStore _secrets;
    private readonly LocalEngine _engine;
    private readonly StandInGrafana _grafana;

    public InstalledGrafanaTests()
    {
        _project = new Project("grafana-test", _root.Path);
        _secrets = new SecretStore(_project.SecretFolder);
        _engine = new LocalEngine(_project, TimeProvider.System);
        _grafana = new StandInGrafana(_root, "grafana version 12.4.0").Install();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Config => Path.Combine(_project.ServiceFolder("grafana"), "grafana.ini");

    public async ValueTask InitializeAsync()
    {
        await _secrets.EnsureAsync(SecretName.Redis, null, Cancellation);
        await _secrets.EnsureAsync(SecretName.Grafana, null, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DownAsync(removeData: true, _progress, CancellationToken.None);
        _http.Dispose();
        _root.Dispose();
    }

    [Fact]
    public async Task It_is_started_as_a_server_with_its_home_and_a_configuration_of_the_projects_own()
    {
        await UpAsync(await InstalledAsync());

        Assert.Equal(["server", $"--homepath={_grafana.Home}", $"--config={Config}"], _grafana.Arguments);
    }

    [Fact]
    public async Task It_gets_every_setting_that_the_embedded_one_gets_with_folders_of_the_projects_own()
    {
        var embedded = await DefineAsync(new CompiledGrafana(Dotnet));

        await UpAsync(await InstalledAsync());

        var its = _grafana.Variables;
        string[] ofItsOwn = ["GF_PATHS_DATA", "GF_SECURITY_ADMIN_PASSWORD__FILE"];
        Assert.All(embedded.Environment.Where(v => v.Key.StartsWith("GF_", StringComparison.Ordinal) && !ofItsOwn.Contains(v.Key)), v => Assert.Equal(v.Value, its[v.Key]));
        Assert.All(new[] { "DATA", "LOGS", "PLUGINS", "PROVISIONING" }, path => Assert.StartsWith(_project.Folder, its["GF_PATHS_" + path], StringComparison.Ordinal));
        Assert.Equal($"{_ports.Grafana.Port}", its["GF_SERVER_HTTP_PORT"]);
        Assert.Equal($"{MemoryLimits.Of("grafana") / 4 * 3}", its["GOMEMLIMIT"]);
        Assert.Empty(Directory.EnumerateFiles(its["GF_PATHS_PROVISIONING"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_password_comes_by_file_through_a_configuration_that_only_the_owner_reads()
    {
        await UpAsync(await InstalledAsync());

        var config = await File.ReadAllTextAsync(Config, Cancellation);
        Assert.Contains($"[security]\nadmin_password = \"\"\"$__file{{{_secrets.PathOf(SecretName.Grafana)}}}\"\"\"\n", config, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Config));
        var secret = await _secrets.ReadAsync(SecretName.Grafana, Cancellation);
        Assert.DoesNotContain(secret, config + string.Concat(_grafana.Arguments) + string.Concat(_grafana.Variables.Values), StringComparison.Ordinal);
    }

    /// <summary>The one that only a container's script understands would leave the password at "admin".</summary>
    [Fact]
    public async Task No_variable_of_a_form_that_the_program_itself_does_not_know_is_set()
    {
        await UpAsync(await InstalledAsync());

        Assert.DoesNotContain(_grafana.Variables.Keys, name => name.EndsWith("__FILE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_kind_of_Grafana_restarts_it_on_a_database_of_its_own_and_an_upgrade_on_the_same()
    {
        var installed = await DefineAsync(await InstalledAsync());
        var embedded = await DefineAsync(new CompiledGrafana(Dotnet));
        var upgraded = await DefineAsync(await InstalledAsync() with { Version = "13.3.0" });

        Assert.NotEqual(embedded.Environment["GF_PATHS_DATA"], installed.Environment["GF_PATHS_DATA"]);
        Assert.Equal(upgraded.Environment["GF_PATHS_DATA"], installed.Environment["GF_PATHS_DATA"]);
        Assert.Equal(3, new[] { installed, embedded, upgraded }.Select(d => d.Fingerprint()).Distinct().Count());
        Assert.Equal(installed.Fingerprint(), (await DefineAsync(await InstalledAsync())).Fingerprint());
    }

    [Fact]
    public async Task The_older_program_is_a_server_by_its_name()
    {
        var old = await InstalledAsync() with { Program = "/opt/grafana/bin/grafana-server" };

        Assert.DoesNotContain("server", (await DefineAsync(old)).Arguments);
    }

    /// <summary>Without them a Grafana from such a package has no Prometheus data source.</summary>
    [Fact]
    public async Task Plugins_that_a_package_moved_out_of_the_home_are_found_and_those_in_the_home_are_left_to_Grafana()
    {
        var moved = Directory.CreateDirectory(_root.File("plugins-bundled")).FullName;
        var outside = await DefineAsync(await InstalledAsync(moved));
        Directory.CreateDirectory(Path.Combine(_grafana.Home, "data", "plugins-bundled"));
        var inside = await DefineAsync(await InstalledAsync(moved));

        Assert.EndsWith($"[paths]\nbundled_plugins = {moved}\n", outside.ConfigFiles[Config], StringComparison.Ordinal);
        Assert.DoesNotContain("bundled_plugins", inside.ConfigFiles[Config], StringComparison.Ordinal);
    }

    private static DotnetService Dotnet => new(new InstalledProgram("/usr/bin/dotnet", new Dictionary<string, string>()), "/app/EmbeddedGrafana.dll");

    private Task<InstalledGrafana> InstalledAsync(string packagedPlugins = "/nowhere") => new GrafanaSearch("", packagedPlugins).FindAsync(_grafana.Home, Cancellation);

    private async Task UpAsync(IGrafanaProgram grafana)
    {
        var service = await DefineAsync(grafana);
        service = service with { Endpoint = service.Endpoint with { Health = new Started(_grafana) } };
        await _engine.UpAsync(_ports.Base, [service], TimeSpan.FromSeconds(60), _progress, Cancellation);
    }

    private async Task<ServiceDefinition> DefineAsync(IGrafanaProgram grafana)
    {
        var services = new LocalServices(_project, RepositoryPaths.Around(AppContext.BaseDirectory), _ports, _secrets, _http);
        var programs = LocalServices.Programs.ToDictionary(p => p, p => new InstalledProgram(p.Name, new Dictionary<string, string>()));
        return (await services.DefineAsync(programs, Dotnet, grafana, Cancellation)).Single(s => s.Name == ServiceName.Grafana);
    }

    private sealed class Started(StandInGrafana grafana) : IHealthCheck
    {
        public Task<string?> ProblemAsync(CancellationToken cancellation) => Task.FromResult(grafana.WasStarted ? null : "not started yet");
    }
}
