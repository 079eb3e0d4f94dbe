using Cortico.Stack.Commands;
using Cortico.Stack.Engines;

namespace Cortico.Stack.Docker;

/// <summary>Watches the project's containers while Compose works, until all are healthy or one is found to be the culprit.</summary>
/// <param name="before">The containers that were there before Compose began.</param>
internal sealed class ContainerWatch(Project project, DockerClient docker, IReadOnlyList<Container> before, TimeProvider time)
{
    private const int MaxRestarts = 2;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly long _begin = time.GetTimestamp();
    private readonly Dictionary<string, TimeSpan> _healthyAfter = [];

    /// <param name="compose">The command that works on the containers.</param>
    /// <param name="limit">How long each container may take from its start until it is healthy.</param>
    public async Task<IReadOnlyList<ServiceChange>> WaitAsync(Task<CommandResult> compose, TimeSpan limit, IProgress<string> progress, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (true)
        {
            var isDone = compose.IsCompleted;
            var containers = await docker.ContainersAsync(project.Name, cancellation);
            Report(containers, progress);
            if (isDone && await compose is { Succeeded: false } failed) throw await ComposeFailedAsync(failed, containers);
            if (containers.FirstOrDefault(c => HasFailed(c, limit, isDone)) is { } culprit) throw await GivenUpAsync(culprit);
            if (isDone && containers.All(c => c.IsHealthy))
            {
                foreach (var gone in before.Where(old => !containers.Any(c => c.Name == old.Name))) progress.Report($"{gone.Name}: removed");
                return Changes(containers);
            }
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    private void Report(IReadOnlyList<Container> containers, IProgress<string> progress)
    {
        foreach (var container in containers.Where(c => c.IsHealthy && _healthyAfter.TryAdd(c.Id, time.GetElapsedTime(_begin))))
            if (WhatHappenedTo(container) is var what && what != ServiceChange.Unchanged) progress.Report($"{container.Name}: {what}, healthy after {_healthyAfter[container.Id].TotalSeconds:0.0} s");
    }

    /// <param name="isDone">Compose has started all that it will start.</param>
    private bool HasFailed(Container container, TimeSpan limit, bool isDone) =>
        container.Restarts - (Earlier(container)?.Restarts ?? 0) > MaxRestarts
        || (container.IsRunning
            ? container.Health == "unhealthy" || (!container.IsHealthy && time.GetUtcNow() - container.StartedAt > limit)
            : isDone && container.State is "dead" or "exited");

    private List<ServiceChange> Changes(IReadOnlyList<Container> containers) =>
        [.. containers.GroupBy(c => c.Service).Select(service => new ServiceChange(service.Key, Worst(service.Select(WhatHappenedTo)), service.Max(c => _healthyAfter[c.Id])))];

    private static string Worst(IEnumerable<string> changes) => changes.OrderBy(c => c == ServiceChange.Unchanged).First();

    private string WhatHappenedTo(Container container) => Earlier(container) switch
    {
        { IsRunning: true } earlier when earlier.StartedAt == container.StartedAt => ServiceChange.Unchanged,
        { } => ServiceChange.StartedAgain,
        null when before.Any(c => c.Name == container.Name) => ServiceChange.Restarted,
        null => ServiceChange.Started,
    };

    private Container? Earlier(Container container) => before.FirstOrDefault(c => c.Id == container.Id);

    /// <summary>Compose names what it did last; a container that failed says more.</summary>
    private async Task<StackException> ComposeFailedAsync(CommandResult compose, IReadOnlyList<Container> containers)
    {
        var culprit = containers.FirstOrDefault(c => compose.Error.Contains($"container {c.Name} ", StringComparison.Ordinal))
            ?? containers.FirstOrDefault(c => c.Health == "unhealthy" || c.State is "exited" or "dead" or "restarting");
        if (culprit is not null) return await GivenUpAsync(culprit);
        var said = compose.Complaint.Split('\n', StringSplitOptions.TrimEntries).Where(line => !line.StartsWith("Container ", StringComparison.Ordinal) && !line.StartsWith("Network ", StringComparison.Ordinal));
        return new StackException($"docker compose ended with {compose.ExitCode}: {string.Join('\n', said)}");
    }

    private async Task<StackException> GivenUpAsync(Container container)
    {
        var log = await docker.TryAsync(["logs", "--tail", "20", container.Id], CancellationToken.None);
        var lines = (log.Output + log.Error).Trim();
        return new StackException(
            $"{container.Service} did not become healthy: container {container.Name} is {container.Problem}.\nIts last lines:\n  "
            + (lines.Length == 0 ? "(it printed nothing)" : lines.ReplaceLineEndings("\n  "))
            + "\nWhat was started here is stopped again; Logs shows more, Up tries again, Down removes it.");
    }
}
