using System.Globalization;
using System.Text.Json;
using Cortico.Stack.Engines;

namespace Cortico.Stack.Docker;

/// <summary>The status table of the docker engine: a line for each container.</summary>
public sealed class ContainerStatus(Project project, DockerClient docker, TimeProvider time)
{
    /// <summary>What Compose starts; one that has no container is <c>stopped</c>.</summary>
    public static readonly IReadOnlyList<string> Services =
        [ServiceName.Redis, ServiceName.Prometheus, ServiceName.Cadvisor, ServiceName.Web, ServiceName.Gateway, ServiceName.Grafana];

    public async Task<IReadOnlyList<ServiceStatus>> ReadAsync(CancellationToken cancellation)
    {
        var containers = await docker.ContainersAsync(project.Name, cancellation);
        var memory = await MemoryAsync(containers.Where(c => c.IsRunning).Select(c => c.Id).ToList(), cancellation);
        return [.. Services.SelectMany(service => containers.Where(c => c.Service == service).Select(c => Read(c, memory))
            .DefaultIfEmpty(new ServiceStatus(service, ServiceStatus.Stopped, "not started", null, null, null, null)))];
    }

    private ServiceStatus Read(Container container, IReadOnlyDictionary<string, long> memory) => new(
        container.Service,
        container.IsRunning ? ServiceStatus.Running : ServiceStatus.Died,
        container.Problem,
        container.Ports is [var port, ..] ? new Uri($"http://127.0.0.1:{port}") : null,
        container.Name,
        memory.TryGetValue(container.Id, out var bytes) ? bytes : null,
        container.IsRunning ? time.GetUtcNow() - container.StartedAt : null);

    /// <summary>Working set in bytes by container id.</summary>
    private async Task<IReadOnlyDictionary<string, long>> MemoryAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return new Dictionary<string, long>();
        // One that ends in between has no figures, and may be reported as an error; the table is made of the others.
        var stats = await docker.TryAsync(["stats", "--no-stream", "--no-trunc", "--format", "{{json .}}", .. ids], cancellation);
        var memory = new Dictionary<string, long>();
        foreach (var line in stats.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement))
            if (Bytes(line.GetProperty("MemUsage").GetString()!.Split('/')[0].Trim()) is { } bytes) memory[line.GetProperty("ID").GetString()!] = bytes;
        return memory;
    }

    /// <summary>A figure as docker prints it, e.g. <c>47.3MiB</c>; null for <c>--</c>, which it prints where it knows none.</summary>
    internal static long? Bytes(string text)
    {
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        long? factor = text[digits..] switch
        {
            "B" => 1,
            "kB" => 1000, "MB" => 1000_000, "GB" => 1000_000_000, "TB" => 1000_000_000_000,
            "KiB" => 1L << 10, "MiB" => 1L << 20, "GiB" => 1L << 30, "TiB" => 1L << 40,
            _ => null,
        };
        return double.TryParse(text[..digits], CultureInfo.InvariantCulture, out var number) ? (long?)(number * factor) : null;
    }
}
