using System.Text.Json;
using Cortico.Stack.Commands;

namespace Cortico.Stack.Docker;

/// <summary>
/// Docker's command-line client. It knows contexts, remote daemons, Desktop and rootless, which a socket alone does not.
/// </summary>
/// <param name="program">Name or path of the client.</param>
public sealed class DockerClient(string program = "docker")
{
    /// <summary>Runs a docker command and returns whatever came of it.</summary>
    /// <exception cref="StackException">There is no docker client.</exception>
    public Task<CommandResult> TryAsync(IReadOnlyList<string> arguments, CancellationToken cancellation) => new Command(program, arguments).RunAsync(cancellation);

    /// <summary>Runs a docker command and returns its standard output.</summary>
    /// <exception cref="StackException">It failed; the message has docker's own words.</exception>
    public async Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var result = await TryAsync(arguments, cancellation);
        return result.Succeeded ? result.Output : throw new StackException($"docker {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Complaint}");
    }

    /// <summary>The containers of a Compose project, those that ended included.</summary>
    /// <exception cref="StackException">The daemon did not say: no answer is not taken for none.</exception>
    public async Task<IReadOnlyList<Container>> ContainersAsync(string project, CancellationToken cancellation)
    {
        var ids = await IdsAsync(["ps", "--all", "--no-trunc"], project, cancellation);
        if (ids.Count == 0) return [];
        // One that is removed in between is reported as an error, the others are printed all the same.
        var inspected = await TryAsync(["inspect", "--type", "container", .. ids], cancellation);
        var otherwise = inspected.Succeeded ? [] : Lines(inspected.Error).Where(line => !line.Contains("no such", StringComparison.OrdinalIgnoreCase)).ToList();
        if (otherwise.Count > 0 || inspected.Output.Length == 0) throw new StackException($"docker inspect ended with {inspected.ExitCode}: {inspected.Complaint}");
        return JsonDocument.Parse(inspected.Output).RootElement.EnumerateArray().Select(Container.Read)
            .OrderBy(c => c.Service, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();
    }

    /// <summary>Names of the networks of a Compose project.</summary>
    public Task<IReadOnlyList<string>> NetworksAsync(string project, CancellationToken cancellation) => IdsAsync(["network", "ls"], project, cancellation);

    /// <summary>Names of the volumes of a Compose project.</summary>
    public Task<IReadOnlyList<string>> VolumesAsync(string project, CancellationToken cancellation) => IdsAsync(["volume", "ls"], project, cancellation);

    public async Task<bool> HasImageAsync(string reference, CancellationToken cancellation) =>
        (await TryAsync(["image", "inspect", "--format", "{{.Id}}", reference], cancellation)).Succeeded;

    /// <summary>The image's size on disk in bytes, its layers added up.</summary>
    public async Task<long> ImageSizeAsync(string reference, CancellationToken cancellation) =>
        long.Parse((await RunAsync(["image", "inspect", "--format", "{{.Size}}", reference], cancellation)).Trim());

    private async Task<IReadOnlyList<string>> IdsAsync(string[] list, string project, CancellationToken cancellation) =>
        Lines(await RunAsync([.. list, "--quiet", "--filter", $"label={Container.ProjectLabel}={project}"], cancellation));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
