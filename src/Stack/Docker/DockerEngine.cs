using Cortico.Stack.Engines;
using Cortico.Stack.Files;

namespace Cortico.Stack.Docker;

/// <summary>Runs the stack's services as containers, by Docker Compose.</summary>
public sealed class DockerEngine(Project project, DockerClient docker, ComposeFiles files, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Brings every service up: leaves alone what runs as defined, starts what does not run, makes anew what is defined
    /// otherwise now. When it fails or is cancelled, the containers that this call started are stopped again; they stay
    /// there for <c>Logs</c>.
    /// </summary>
    /// <exception cref="StackException">A port is taken, or a service did not become healthy in time.</exception>
    public async Task<IReadOnlyList<ServiceChange>> UpAsync(Deployment deployment, TimeSpan limit, IProgress<string> progress, CancellationToken cancellation)
    {
        PrivateFile.CreateFolder(project.Folder);
        using var alone = await FileLock.AcquireAsync(Path.Combine(project.Folder, "engine.lock"), cancellation);
        var before = await docker.ContainersAsync(project.Name, cancellation);
        TakenPorts.Refuse(PortsOf(deployment).Where(p => !before.Any(c => c.IsRunning && c.Ports.Contains(p.Port))));
        await files.WriteAsync(deployment, cancellation);
        await SaveAsync(deployment, cancellation);
        await RemoveAsync(await ChangedAsync(deployment.ImageSource, before, cancellation), cancellation);
        return await RunAsync(["up", "--detach", "--remove-orphans"], deployment.ImageSource, before, limit, progress, cancellation);
    }

    /// <summary>Sets how many containers serve the web app, of the image that runs; all else is left alone.</summary>
    /// <exception cref="StackException">The project is not up on Docker, or a new container did not become healthy.</exception>
    public async Task ScaleAsync(int replicas, TimeSpan limit, IProgress<string> progress, CancellationToken cancellation)
    {
        PrivateFile.CreateFolder(project.Folder);
        using var alone = await FileLock.AcquireAsync(Path.Combine(project.Folder, "engine.lock"), cancellation);
        var before = await docker.ContainersAsync(project.Name, cancellation);
        if (!before.Any(c => c.Service == ServiceName.Web)) throw new StackException($"Project {project.Name} is not up: run ./build.sh --target=Up --engine=docker first.");
        var state = (await StackState.LoadAsync(project.StateFile, cancellation)) with { Replicas = replicas };
        await files.SetReplicasAsync(replicas, cancellation);
        await state.SaveAsync(project.StateFile, cancellation);
        await RunAsync(["up", "--detach", "--no-deps", "--no-recreate", ServiceName.Web], state.Images ?? ImageSource.Official, before, limit, progress, cancellation);
    }

    /// <summary>Removes the project's containers and networks, on demand its volumes, and proves that none is left.</summary>
    /// <returns>Names of the services that ran.</returns>
    /// <exception cref="StackException">Something of this project is still there.</exception>
    public async Task<IReadOnlyList<string>> DownAsync(bool removeData, IProgress<string> progress, CancellationToken cancellation)
    {
        PrivateFile.CreateFolder(project.Folder);
        using (await FileLock.AcquireAsync(Path.Combine(project.Folder, "engine.lock"), cancellation))
        {
            var containers = await docker.ContainersAsync(project.Name, cancellation);
            foreach (var container in containers) progress.Report($"{container.Name}: removing");
            await RemoveAllAsync(containers, removeData, cancellation);
            await ProveNothingIsLeftAsync(removeData, cancellation);
            File.Delete(project.StateFile);
            if (removeData) Folder.DeleteIfThere(project.Folder);
            return [.. containers.Where(c => c.IsRunning).Select(c => c.Service).Distinct()];
        }
    }

    /// <summary>Stops the containers of one service; the daemon leaves them so.</summary>
    /// <exception cref="StackException">There are none, or the daemon refused.</exception>
    public async Task StopAsync(string service, CancellationToken cancellation) =>
        await docker.RunAsync(["stop", "--time", $"{Patience.TotalSeconds:0}", .. await IdsAsync(service, cancellation)], cancellation);

    /// <summary>Starts the containers of one service again and waits until they are healthy.</summary>
    /// <exception cref="StackException">There are none, or they did not become healthy.</exception>
    public async Task StartAsync(string service, TimeSpan limit, CancellationToken cancellation)
    {
        await docker.RunAsync(["start", .. await IdsAsync(service, cancellation)], cancellation);
        var begin = time.GetTimestamp();
        using var timer = new PeriodicTimer(Glance, time);
        while ((await OfAsync(service, cancellation)).Select(c => c.Problem).OfType<string>().FirstOrDefault() is { } problem)
        {
            if (time.GetElapsedTime(begin) > limit) throw new StackException($"{service} did not become healthy within {limit.TotalSeconds:0} s of its start: {problem}.");
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    /// <summary>The last lines that a service's containers printed.</summary>
    public async Task<IReadOnlyList<string>> TailAsync(string service, int lines, CancellationToken cancellation)
    {
        var containers = (await docker.ContainersAsync(project.Name, cancellation)).Where(c => c.Service == service).ToList();
        var logs = await Task.WhenAll(containers.Select(async container => await TailAsync(container, lines, cancellation)));
        return [.. containers.Count == 1 ? logs[0] : containers.Zip(logs).SelectMany(log => log.Second.Select(line => $"{log.First.Name} | {line}"))];
    }

    private async Task<IReadOnlyList<Container>> OfAsync(string service, CancellationToken cancellation) =>
        [.. (await docker.ContainersAsync(project.Name, cancellation)).Where(c => c.Service == service)];

    private async Task<IReadOnlyList<string>> IdsAsync(string service, CancellationToken cancellation) =>
        await OfAsync(service, cancellation) is { Count: > 0 } containers ? [.. containers.Select(c => c.Id)] : throw new StackException($"Project {project.Name} has no container of {service}: run ./build.sh --target=Up first.");

    private static IEnumerable<(string Service, int Port)> PortsOf(Deployment deployment) =>
    [
        (ServiceName.Gateway, deployment.Ports.Web.Port), (ServiceName.Prometheus, deployment.Ports.Prometheus.Port),
        (ServiceName.Grafana, deployment.Ports.Grafana.Port), (ServiceName.Cadvisor, deployment.Ports.Metrics.Port),
    ];

    private async Task SaveAsync(Deployment deployment, CancellationToken cancellation)
    {
        var state = StackState.Nothing with { Engine = EngineName.Docker, PortBase = deployment.Ports.Base, Images = deployment.ImageSource, Replicas = deployment.Replicas };
        await state.SaveAsync(project.StateFile, cancellation);
    }

    private async Task<IReadOnlyList<ServiceChange>> RunAsync(
        string[] command, string imageSource, IReadOnlyList<Container> before, TimeSpan limit, IProgress<string> progress, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var up = docker.TryAsync([.. files.Arguments(imageSource), .. command], ended.Token);
        var watch = new ContainerWatch(project, docker, before, time);
        try
        {
            return await watch.WaitAsync(up, limit, progress, cancellation);
        }
        catch
        {
            await ended.CancelAsync();
            await Task.WhenAny(up);
            await StopWhatWasStartedAsync(before);
            throw;
        }
    }

    /// <summary>
    /// Containers that are defined otherwise now than when they were made. They are removed before Compose works: a Compose
    /// of 2024 (2.26) that makes a container anew makes all anew that depend on it.
    /// </summary>
    private async Task<IReadOnlyList<Container>> ChangedAsync(string imageSource, IReadOnlyList<Container> before, CancellationToken cancellation)
    {
        if (before.Count == 0) return [];
        var hashes = await docker.RunAsync([.. files.Arguments(imageSource), "config", "--hash", "*"], cancellation);
        var defined = hashes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1].Trim());
        return [.. before.Where(c => defined.TryGetValue(c.Service, out var hash) && hash != c.ConfigHash)];
    }

    private async Task StopWhatWasStartedAsync(IReadOnlyList<Container> before)
    {
        var ran = before.Where(c => c.IsRunning).Select(c => c.Id).ToHashSet();
        var started = (await docker.ContainersAsync(project.Name, CancellationToken.None)).Where(c => c.State is "running" or "restarting" && !ran.Contains(c.Id)).Select(c => c.Id).ToList();
        if (started.Count > 0) await docker.TryAsync(["stop", "--time", $"{Patience.TotalSeconds:0}", .. started], CancellationToken.None);
    }

    /// <summary>By labels, not by files: what an older or a broken clone started goes too.</summary>
    private async Task RemoveAllAsync(IReadOnlyList<Container> containers, bool removeData, CancellationToken cancellation)
    {
        await RemoveAsync(containers, cancellation);
        if (await docker.NetworksAsync(project.Name, cancellation) is { Count: > 0 } networks) await docker.RunAsync(["network", "rm", .. networks], cancellation);
        if (removeData && await docker.VolumesAsync(project.Name, cancellation) is { Count: > 0 } volumes) await docker.RunAsync(["volume", "rm", .. volumes], cancellation);
    }

    private async Task RemoveAsync(IReadOnlyList<Container> containers, CancellationToken cancellation)
    {
        if (containers.Count == 0) return;
        var ids = containers.Select(c => c.Id).ToList();
        await docker.RunAsync(["stop", "--time", $"{Patience.TotalSeconds:0}", .. ids], cancellation);
        await docker.RunAsync(["rm", "--force", "--volumes", .. ids], cancellation);
    }

    private async Task ProveNothingIsLeftAsync(bool removeData, CancellationToken cancellation)
    {
        var left = (await docker.ContainersAsync(project.Name, cancellation)).Select(c => $"container {c.Name}")
            .Concat((await docker.NetworksAsync(project.Name, cancellation)).Select(n => $"network {n}"))
            .Concat(removeData ? (await docker.VolumesAsync(project.Name, cancellation)).Select(v => $"volume {v}") : []).ToList();
        if (left.Count > 0) throw new StackException($"Of project {project.Name} is still there: {string.Join(", ", left)}. Is something else using it? Look with 'docker ps --all', then run Down again.");
    }

    private async Task<IReadOnlyList<string>> TailAsync(Container container, int lines, CancellationToken cancellation)
    {
        var log = await docker.TryAsync(["logs", "--tail", $"{lines}", container.Id], cancellation);
        return (log.Output + log.Error).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
