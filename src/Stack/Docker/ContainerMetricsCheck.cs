using Cortico.Stack.Checks;
using Cortico.Stack.Engines;

namespace Cortico.Stack.Docker;

/// <summary>Whether cAdvisor sees the stack's containers by name: it can run, be healthy and see none of them.</summary>
public sealed class ContainerMetricsCheck(Project project, DockerClient docker, HttpClient http, Uri cadvisor, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Null when every running service has figures; else what is missing, why, and what to do.</summary>
    /// <param name="limit">How long cAdvisor may take to find them.</param>
    public async Task<Finding?> RunAsync(DockerInfo daemon, TimeSpan limit, CancellationToken cancellation)
    {
        var begin = time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, time);
        while (true)
        {
            var missing = await MissingAsync(await MetricsAsync(cancellation), cancellation);
            if (missing.Count == 0) return null;
            if (time.GetElapsedTime(begin) > limit) return await ExplainAsync(missing, daemon, cancellation);
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    /// <summary>Empty where cAdvisor does not answer; it may be between two starts.</summary>
    private async Task<string> MetricsAsync(CancellationToken cancellation)
    {
        try
        {
            return await http.GetStringAsync(new Uri(cadvisor, "/metrics"), cancellation);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return "";
        }
    }

    private async Task<IReadOnlyList<string>> MissingAsync(string metrics, CancellationToken cancellation)
    {
        var running = (await docker.ContainersAsync(project.Name, cancellation)).Where(c => c.IsRunning).Select(c => c.Service).Distinct();
        var own = metrics.Split('\n').Where(line => line.StartsWith("container_last_seen{", StringComparison.Ordinal)
            && line.Contains($"container_label_com_docker_compose_project=\"{project.Name}\"", StringComparison.Ordinal)).ToList();
        return [.. running.Where(service => !own.Exists(line => line.Contains($"container_label_com_docker_compose_service=\"{service}\"", StringComparison.Ordinal)))];
    }

    private async Task<Finding> ExplainAsync(IReadOnlyList<string> missing, DockerInfo daemon, CancellationToken cancellation)
    {
        var container = (await docker.ContainersAsync(project.Name, cancellation)).FirstOrDefault(c => c.Service == ServiceName.Cadvisor);
        if (container is not { IsRunning: true })
            return Finding.Warning("Container metrics", $"cAdvisor does not run: {container?.Problem ?? "its container is gone"}", "Look at './build.sh --target=Logs --service=cadvisor', then run Up again.");
        var log = await docker.TryAsync(["logs", container.Id], cancellation);
        var said = (log.Output + log.Error).Split('\n').LastOrDefault(line => line.Contains("docker", StringComparison.OrdinalIgnoreCase) && line.Contains("failed", StringComparison.Ordinal));
        return Finding.Warning("Container metrics", $"cAdvisor does not see {string.Join(", ", missing)}{(said is null ? "" : $"; it says: {said.Trim()}")}", Remedy(daemon));
    }

    private static string Remedy(DockerInfo daemon) =>
        daemon.IsDesktop ? "Docker Desktop hides its containers from cAdvisor. Turn off 'Use containerd for pulling and storing images' in its settings, or use Linux or --engine=local."
        : daemon.UsesContainerdStore ? "Docker keeps its images in containerd and cAdvisor could not ask it at /run/containerd/containerd.sock. Is the socket there? Else set {\"features\": {\"containerd-snapshotter\": false}} in daemon.json and restart Docker."
        : daemon.IsRootless ? "A rootless daemon's containers are cgroups of the user. Set DOCKER_HOST=unix:///run/user/UID/docker.sock, or use the system's daemon."
        : "Look at './build.sh --target=Logs --service=cadvisor'.";
}
