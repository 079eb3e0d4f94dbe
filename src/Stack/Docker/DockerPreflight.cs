using Cortico.Stack.Checks;
using Cortico.Stack.Commands;

namespace Cortico.Stack.Docker;

/// <summary>Looks whether Docker can run the stack, before anything starts.</summary>
public sealed class DockerPreflight(DockerClient docker)
{
    private const string OtherEngine = "or run without Docker: --engine=local.";
    private const long LeastBytesFree = 2L * 1024 * 1024 * 1024;
    private static readonly Version LeastCompose = new(2, 21);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>The daemon that answered; null until <see cref="CheckAsync"/> found one.</summary>
    public DockerInfo? Daemon { get; private set; }

    /// <summary>Everything that can be said without pulling or starting anything; what blocks comes with a remedy.</summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(CancellationToken cancellation)
    {
        if (await DaemonAsync(cancellation) is { Blocks: true } problem) return [problem];
        var daemon = Daemon!;
        return
        [
            Finding.Good("Docker", daemon.Description),
            await ComposeAsync(cancellation),
            .. await PlaceAsync(cancellation),
            .. Kind(daemon),
            .. Disk(daemon),
        ];
    }

    private async Task<Finding> DaemonAsync(CancellationToken cancellation)
    {
        CommandResult? answer;
        try
        {
            answer = await AskAsync(["info", "--format", "{{json .}}"], cancellation);
        }
        catch (StackException)
        {
            return Finding.Error("Docker", "there is no docker client on PATH", $"Install Docker (Debian and Ubuntu: sudo apt-get install docker.io docker-compose-v2; else docs.docker.com/engine/install), {OtherEngine}");
        }
        if (answer is null)
            return Finding.Error("Docker", $"the daemon did not answer within {Patience.TotalSeconds:0} s", $"Look at it with 'docker info'; restart it with 'sudo systemctl restart docker', {OtherEngine}");
        Daemon = DockerInfo.Read(answer.Output);
        if (Daemon is not null) return Finding.Good("Docker", Daemon.Description);
        if (answer.Error.Contains("podman", StringComparison.OrdinalIgnoreCase))
            return Finding.Error("Docker", "the command docker is Podman's here, which this build does not know", $"Install Docker (docs.docker.com/engine/install), {OtherEngine}");
        var said = Said(answer);
        return said.Contains("permission denied", StringComparison.OrdinalIgnoreCase)
            ? Finding.Error("Docker", said, $"This account may not use the daemon's socket: sudo usermod -aG docker $USER, then log in again, {OtherEngine}")
            : Finding.Error("Docker", said, $"Start the daemon: sudo systemctl start docker, or Docker Desktop where you have that, {OtherEngine}");
    }

    /// <summary>The daemon's or the client's own words, without the request that they belong to.</summary>
    private static string Said(CommandResult answer)
    {
        var said = answer.Error.Trim() is { Length: > 0 } error ? error.Split('\n')[^1] : DockerInfo.ErrorIn(answer.Output) ?? $"'docker info' ended with {answer.ExitCode} and named no daemon";
        return said.Split(": Get \"")[0].Trim();
    }

    private async Task<Finding> ComposeAsync(CancellationToken cancellation)
    {
        const string Install = "Install Compose 2.21 or newer (sudo apt-get install docker-compose-v2 or docker-compose-plugin), " + OtherEngine;
        var answer = await AskAsync(["compose", "version", "--short"], cancellation);
        if (answer is null) return Finding.Error("Compose", $"'docker compose version' did not answer within {Patience.TotalSeconds:0} s", $"Run it by hand and see what it waits for, {OtherEngine}");
        if (!answer.Succeeded) return Finding.Error("Compose", "the docker client has no plugin 'compose'", Install);
        var text = answer.Output.Trim();
        return !Version.TryParse(text.TrimStart('v').Split('-', '+')[0], out var version) ? Finding.Warning("Compose", $"version \"{text}\" is not understood", Install)
            : version < LeastCompose ? Finding.Error("Compose", $"{text} is too old", Install)
            : Finding.Good("Compose", text);
    }

    /// <summary>A daemon elsewhere mounts the folders and opens the ports of its own machine.</summary>
    private async Task<IEnumerable<Finding>> PlaceAsync(CancellationToken cancellation)
    {
        var answer = await AskAsync(["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"], cancellation);
        return answer is { Succeeded: true } && Uri.TryCreate(answer.Output.Trim(), UriKind.Absolute, out var host) && host.Scheme is "ssh" or "tcp" or "http" or "https" && !host.IsLoopback
            ? [Finding.Error("Remote daemon", $"it is at {host.Scheme}://{host.Authority}, where this clone's files are not", $"Use the daemon of this machine (unset DOCKER_HOST; docker context use default), run the build over there, {OtherEngine}")]
            : [];
    }

    /// <summary>Kinds of daemon that can't run the stack, or that hide its containers from cAdvisor.</summary>
    private static IEnumerable<Finding> Kind(DockerInfo daemon)
    {
        const string Blind = "cAdvisor may not see the containers: panels of CPU and memory stay empty then, all others work. Up says so at its end.";
        if (daemon.ServerPlatform != "linux")
            yield return Finding.Error("Platform", $"the daemon runs {daemon.ServerPlatform} containers", $"Switch it to Linux containers, {OtherEngine}");
        if (daemon.IsDesktop) yield return Finding.Warning("Docker Desktop", "its daemon lives in a machine of its own", Blind);
        if (daemon.IsRootless) yield return Finding.Warning("Rootless", "the daemon runs without root", Blind);
        if (!daemon.HasMemoryLimit)
            yield return Finding.Warning("Memory controller", "the kernel counts no memory: containers get no limit and show 0 bytes", "Start the kernel with cgroup_enable=memory cgroup_memory=1 (Raspberry Pi: /boot/firmware/cmdline.txt) and restart.");
    }

    private static IEnumerable<Finding> Disk(DockerInfo daemon)
    {
        // A daemon elsewhere has its folder elsewhere.
        if (!Directory.Exists(daemon.RootFolder)) yield break;
        var free = new DriveInfo(daemon.RootFolder).AvailableFreeSpace;
        var says = $"{free / (1024.0 * 1024 * 1024):0.0} GiB free in {daemon.RootFolder}";
        yield return free < LeastBytesFree ? Finding.Error("Disk", says, "The images need 2 GiB. Free some: docker system prune removes what no container uses.") : Finding.Good("Disk", says);
    }

    /// <summary>Null when there was no answer in time.</summary>
    private async Task<CommandResult?> AskAsync(string[] arguments, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return await docker.TryAsync(arguments, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
