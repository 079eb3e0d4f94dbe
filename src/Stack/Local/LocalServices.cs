using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Cortico.Stack.Engines;
using Cortico.Stack.Files;
using Cortico.Stack.Health;
using Cortico.Stack.Programs;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Local;

/// <summary>The five services as plain processes: what each is started with, and how it is known to be healthy.</summary>
public sealed class LocalServices(Project project, RepositoryPaths paths, PortPlan ports, SecretStore secrets, HttpClient http)
{
    public static readonly IReadOnlyList<string> Names = [ServiceName.Redis, ServiceName.Prometheus, ServiceName.ProcessExporter, ServiceName.Web, ServiceName.Grafana];

    /// <summary>The programs that are not compiled here.</summary>
    public static readonly IReadOnlyList<ProgramSpec> Programs = [ProgramSpec.Redis, ProgramSpec.Prometheus, ProgramSpec.ProcessExporter];

    /// <summary>The services as their users see them; nothing needs to be compiled or fetched for that.</summary>
    public IReadOnlyList<ServiceEndpoint> Endpoints { get; } =
    [
        new(ServiceName.Redis, ports.Redis, new RedisHealthCheck(new IPEndPoint(IPAddress.Loopback, ports.Redis.Port), c => secrets.ReadAsync(SecretName.Redis, c))),
        new(ServiceName.Prometheus, ports.Prometheus, new HttpHealthCheck(http, new Uri(ports.Prometheus, "/-/ready"))),
        new(ServiceName.ProcessExporter, ports.Metrics, new HttpHealthCheck(http, ports.Metrics)),
        new(ServiceName.Web, ports.Web, new HttpHealthCheck(http, new Uri(ports.Web, "/health/ready"))),
        new(ServiceName.Grafana, ports.Grafana, new HttpHealthCheck(http, new Uri(ports.Grafana, "/api/health"), "\"ok\"")),
    ];

    /// <summary>The services as processes.</summary>
    public async Task<IReadOnlyList<ServiceDefinition>> DefineAsync(
        IReadOnlyDictionary<ProgramSpec, InstalledProgram> programs, DotnetService web, IGrafanaProgram grafana, CancellationToken cancellation) =>
    [
        await DefineRedisAsync(programs[ProgramSpec.Redis], cancellation),
        DefinePrometheus(programs[ProgramSpec.Prometheus]),
        DefineProcessExporter(programs[ProgramSpec.ProcessExporter]),
        DefineWeb(web),
        grafana.Define(Endpoint(ServiceName.Grafana), new GrafanaSettings(project, ports.Grafana, secrets)),
    ];

    private async Task<ServiceDefinition> DefineRedisAsync(InstalledProgram program, CancellationToken cancellation)
    {
        var config = Path.Combine(project.ServiceFolder(ServiceName.Redis), "redis.conf");
        var data = project.DataFolder(ServiceName.Redis);
        var password = await secrets.ReadAsync(SecretName.Redis, cancellation);
        // set-proc-title no: the process exporter knows Redis by the path in its command line.
        var settings = $"""
            bind 127.0.0.1
            port {ports.Redis.Port}
            requirepass {password}
            dir "{data}"
            appendonly yes
            appendfsync everysec
            save ""
            maxmemory {MemoryLimits.Of(ServiceName.Redis) / 4 * 3}
            maxmemory-policy noeviction
            set-proc-title no
            daemonize no
            """;
        return new ServiceDefinition(Endpoint(ServiceName.Redis), program, [config])
        {
            ConfigFiles = new Dictionary<string, string> { [config] = settings },
            Folders = [data],
        };
    }

    private ServiceDefinition DefinePrometheus(InstalledProgram program)
    {
        var config = Path.Combine(project.ServiceFolder(ServiceName.Prometheus), "prometheus.yml");
        var data = project.DataFolder(ServiceName.Prometheus);
        string[] arguments =
        [
            $"--config.file={config}", $"--storage.tsdb.path={data}", $"--web.listen-address={ports.Prometheus.Authority}",
            "--storage.tsdb.retention.time=7d", "--storage.tsdb.retention.size=1GB",
        ];
        return new ServiceDefinition(Endpoint(ServiceName.Prometheus), program, arguments)
        {
            ConfigFiles = new Dictionary<string, string> { [config] = PrometheusConfig() }.Concat(CopiedRules()).ToDictionary(),
            WatchedFiles = TargetFiles.Read(paths).ToDictionary(file => InPrometheus(file.Key), file => file.Value),
            MirroredFolders = [InPrometheus("rules"), InPrometheus("targets")],
            Environment = new Dictionary<string, string> { ["GOMEMLIMIT"] = Invariant(MemoryLimits.Of(ServiceName.Prometheus) / 4 * 3) },
            Folders = [data],
        };
    }

    private string PrometheusConfig() => ConfigTemplate.Render(Path.Combine(paths.Prometheus, "local.yml"), new Dictionary<string, string>
    {
        ["WEB_ADDRESS"] = ports.Web.Authority,
        ["PROMETHEUS_ADDRESS"] = ports.Prometheus.Authority,
        ["PROCESS_EXPORTER_ADDRESS"] = ports.Metrics.Authority,
        ["RULES"] = InPrometheus("rules"),
        ["TARGETS"] = InPrometheus("targets"),
    });

    /// <summary>The rules are part of the definition, so that a changed rule restarts ServiceName.Prometheus, and a running one does not depend on the clone.</summary>
    private IEnumerable<KeyValuePair<string, string>> CopiedRules()
    {
        var source = Path.Combine(paths.Prometheus, "rules");
        return Directory.EnumerateFiles(source, "*.yml", SearchOption.AllDirectories).Order()
            .Select(file => KeyValuePair.Create(Path.Combine(InPrometheus("rules"), Path.GetRelativePath(source, file)), File.ReadAllText(file)));
    }

    private string InPrometheus(string name) => Path.Combine(project.ServiceFolder(ServiceName.Prometheus), name);

    private ServiceDefinition DefineProcessExporter(InstalledProgram program)
    {
        var config = Path.Combine(project.ServiceFolder(ServiceName.ProcessExporter), "process-exporter.yml");
        var content = ConfigTemplate.Render(Path.Combine(paths.Prometheus, "process-exporter.yml"),
            new Dictionary<string, string> { ["STATE"] = Regex.Escape(project.Folder) });
        string[] arguments = [$"-config.path={config}", $"-web.listen-address={ports.Metrics.Authority}", "-threads=false", "-recheck", "-gather-smaps=false"];
        return new ServiceDefinition(Endpoint(ServiceName.ProcessExporter), program, arguments)
        {
            ConfigFiles = new Dictionary<string, string> { [config] = content },
            Environment = new Dictionary<string, string> { ["GOMEMLIMIT"] = Invariant(MemoryLimits.Of(ServiceName.ProcessExporter) / 4 * 3) },
        };
    }

    private ServiceDefinition DefineWeb(DotnetService app) => app.Define(Endpoint(ServiceName.Web), project, new Dictionary<string, string>
    {
        ["ASPNETCORE_URLS"] = Origin(ports.Web),
        ["Redis__Address"] = ports.Redis.Authority,
        ["Redis__PasswordFile"] = secrets.PathOf(SecretName.Redis),
    });

    private ServiceEndpoint Endpoint(string name) => Endpoints.First(e => e.Name == name);

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}
