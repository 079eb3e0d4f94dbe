using Cortico.Stack.Engines;
using Cortico.Stack.Files;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Docker;

/// <summary>
/// What Compose reads besides the clone's own files: the variables of <c>compose.yaml</c>, and copies of configuration
/// and secrets in <c>.stack/PROJECT/docker</c>, so that running containers do not depend on the clone.
/// </summary>
public sealed class ComposeFiles(Project project, RepositoryPaths paths, SecretStore secrets)
{
    /// <summary>Every variable begins with it, so that nothing in the user's environment is taken for one of ours.</summary>
    public const string Prefix = "CORTICO_";

    private const string Replicas = "WEB_REPLICAS";
    private const string DefaultSocket = "/var/run/docker.sock";

    /// <summary>Where containerd listens: the system's own, or one that dockerd started for itself.</summary>
    private static readonly string[] ContainerdSockets = ["/run/containerd/containerd.sock", "/run/docker/containerd/containerd.sock"];

    private string Folder => Path.Combine(project.Folder, "docker");

    /// <summary>Variables for <c>docker compose --env-file</c>.</summary>
    public string VariableFile => Path.Combine(Folder, "compose.env");

    /// <summary>Arguments that aim <c>docker compose</c> at this project with what <see cref="WriteAsync"/> wrote.</summary>
    public IReadOnlyList<string> Arguments(string imageSource) =>
    [
        "compose", "--ansi", "never", "--project-name", project.Name, "--env-file", VariableFile, "-f", Path.Combine(paths.Compose, "compose.yaml"),
        .. imageSource == ImageSource.Distro ? ["-f", Path.Combine(paths.Compose, "distro.yaml")] : Array.Empty<string>(),
    ];

    public async Task WriteAsync(Deployment deployment, CancellationToken cancellation)
    {
        var prometheus = PrometheusFiles();
        var gateway = new Dictionary<string, string> { ["haproxy.cfg"] = await File.ReadAllTextAsync(Path.Combine(paths.Compose, "gateway", "haproxy.cfg"), cancellation) };
        var redisPassword = await secrets.ReadAsync(SecretName.Redis, cancellation);
        var secretFiles = new Dictionary<string, string>
        {
            [SecretName.Redis] = redisPassword,
            ["redis-auth"] = $"requirepass {redisPassword}\n",
            [SecretName.Grafana] = await secrets.ReadAsync(SecretName.Grafana, cancellation),
        };
        // Prometheus sees changed targets by itself; they are no reason to make its container anew.
        await SharedFile.MirrorAsync(InFolder("prometheus"), prometheus.Concat(TargetFiles.Read(paths)).ToDictionary(), cancellation);
        await SharedFile.MirrorAsync(InFolder("gateway"), gateway, cancellation);
        await SharedFile.MirrorAsync(InFolder("secrets"), secretFiles, cancellation);
        var variables = new Dictionary<string, string>(deployment.Images, StringComparer.Ordinal)
        {
            ["WEB_PORT"] = $"{deployment.Ports.Web.Port}",
            ["PROMETHEUS_PORT"] = $"{deployment.Ports.Prometheus.Port}",
            ["GRAFANA_PORT"] = $"{deployment.Ports.Grafana.Port}",
            ["CADVISOR_PORT"] = $"{deployment.Ports.Metrics.Port}",
            [Replicas] = $"{deployment.Replicas}",
            ["PROMETHEUS_CONFIG"] = InFolder("prometheus"),
            ["PROMETHEUS_FINGERPRINT"] = FingerprintOf(prometheus),
            ["GATEWAY_CONFIG"] = InFolder("gateway"),
            ["GATEWAY_FINGERPRINT"] = FingerprintOf(gateway),
            ["SECRETS"] = InFolder("secrets"),
            ["SECRETS_FINGERPRINT"] = FingerprintOf(secretFiles),
            ["DOCKER_SOCKET"] = DockerSocket(),
            // Without a containerd of its own Docker keeps the images itself, and this mount means nothing.
            ["CONTAINERD_SOCKET"] = ContainerdSockets.FirstOrDefault(File.Exists) ?? DockerSocket(),
        };
        await PrivateFile.WriteAsync(VariableFile, string.Concat(variables.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => Line(v.Key, v.Value))), cancellation);
    }

    /// <summary>Changes the number of replicas in what was written before, and nothing else.</summary>
    /// <exception cref="StackException">Nothing was written here before.</exception>
    public async Task SetReplicasAsync(int replicas, CancellationToken cancellation)
    {
        if (!File.Exists(VariableFile)) throw new StackException($"{VariableFile} is not there: project {project.Name} was started from another clone. Run ./build.sh --target=Up here first.");
        var lines = (await File.ReadAllLinesAsync(VariableFile, cancellation)).Where(line => !line.StartsWith(Prefix + Replicas + "=", StringComparison.Ordinal));
        await PrivateFile.WriteAsync(VariableFile, string.Join('\n', lines) + '\n' + Line(Replicas, $"{replicas}"), cancellation);
    }

    private Dictionary<string, string> PrometheusFiles()
    {
        var rules = Path.Combine(paths.Prometheus, "rules");
        var files = new[] { "common", "docker" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(rules, folder), "*.yml"))
            .Select(file => KeyValuePair.Create(Path.GetRelativePath(paths.Prometheus, file), File.ReadAllText(file)))
            .ToDictionary();
        files["docker.yml"] = ConfigTemplate.Render(Path.Combine(paths.Prometheus, "docker.yml"), new Dictionary<string, string> { ["PROJECT"] = project.Name });
        return files;
    }

    /// <summary>The daemon's socket, which a rootless one has elsewhere.</summary>
    private static string DockerSocket() =>
        Environment.GetEnvironmentVariable("DOCKER_HOST") is { } host && host.StartsWith("unix://", StringComparison.Ordinal) ? host["unix://".Length..] : DefaultSocket;

    /// <summary>In double quotes and escaped, which every Compose reads alike; older ones know no escape in single quotes.</summary>
    private static string Line(string name, string value) =>
        $"{Prefix}{name}=\"{value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", @"\$", StringComparison.Ordinal)}\"\n";

    private string InFolder(string name) => Path.Combine(Folder, name);

    private static string FingerprintOf(Dictionary<string, string> files) => Fingerprint.Of(files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => new[] { f.Key, f.Value }));
}
