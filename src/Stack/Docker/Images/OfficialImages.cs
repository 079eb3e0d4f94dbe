namespace Cortico.Stack.Docker.Images;

/// <summary>The pinned upstream images of <c>compose/compose.yaml</c>.</summary>
public sealed class OfficialImages(RepositoryPaths paths, DockerClient docker)
{
    public const string Remedy = "Where no registry can be reached: --images=distro builds them here from Debian's packages, --engine=local needs none.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Those that this machine does not have yet.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancellation)
    {
        var named = await docker.RunAsync(["compose", "-f", Path.Combine(paths.Compose, "compose.yaml"), "config", "--images"], cancellation);
        var images = named.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(i => !i.StartsWith(WebImage.Repository + ":", StringComparison.Ordinal)).Distinct().Order();
        var missing = new List<string>();
        foreach (var image in images)
            if (!await docker.HasImageAsync(image, cancellation)) missing.Add(image);
        return missing;
    }

    /// <summary>Null when the registry of the first missing image answers; else what it said.</summary>
    public async Task<string?> ProblemAsync(CancellationToken cancellation)
    {
        if (await MissingAsync(cancellation) is not [var image, ..]) return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            var answer = await docker.TryAsync(["manifest", "inspect", image], limit.Token);
            return answer.Succeeded ? null : $"{image} can't be pulled: {answer.Complaint.Split('\n')[^1]}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"{image} can't be pulled: its registry did not answer within {Patience.TotalSeconds:0} s";
        }
    }

    /// <summary>Pulls what is missing.</summary>
    /// <exception cref="StackException">One can't be had; the message says what to do instead.</exception>
    public async Task PullAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        foreach (var image in await MissingAsync(cancellation))
        {
            progress.Report($"pulling {image}");
            var pulled = await docker.TryAsync(["pull", "--quiet", image], cancellation);
            if (!pulled.Succeeded) throw new StackException($"{image} could not be pulled: {pulled.Complaint.Split('\n')[^1]}\n{Remedy} Nothing was started.");
        }
    }
}
