using Cake.Docker;
using Cortico.Stack;
using Cortico.Stack.Commands;
using Cortico.Stack.Docker;
using Cortico.Stack.Docker.Images;
using Cortico.Stack.Engines;
using Cortico.Stack.Files;

namespace Cortico.Build;

/// <summary>Builds or pulls the images of the stack, each only when it is not there yet.</summary>
public sealed class ContainerImages(BuildContext context, DockerClient docker)
{
    private const int Kept = 3;
    private readonly RepositoryPaths _paths = BuildContext.Repository;

    /// <summary>All that the stack needs from this source.</summary>
    /// <returns>Variables of the Compose files → references of the images that were built here.</returns>
    public async Task<IReadOnlyDictionary<string, string>> EnsureAsync(string source)
    {
        using var alone = await LockAsync();
        var variables = new Dictionary<string, string>();
        if (source == ImageSource.Official)
        {
            await context.Stages.MeasureAsync("pull images", () => new OfficialImages(_paths, docker).PullAsync(context.Progress, context.Cancellation));
            variables["WEB_IMAGE"] = await WebAsync(runtimeImage: null);
            return variables;
        }
        var distro = await DistroAsync();
        await context.Stages.MeasureAsync("build images", async () =>
        {
            await BuildAsync(distro.Runtime);
            foreach (var (variable, recipe) in distro.Services) variables[variable] = await BuildAsync(recipe);
        });
        variables["WEB_IMAGE"] = await WebAsync(distro.Runtime.Reference);
        return variables;
    }

    /// <summary>The app's image alone.</summary>
    /// <returns>Its reference.</returns>
    public async Task<string> EnsureWebAsync(string source)
    {
        using var alone = await LockAsync();
        if (source == ImageSource.Official) return await WebAsync(runtimeImage: null);
        var distro = await DistroAsync();
        await BuildAsync(distro.Runtime);
        return await WebAsync(distro.Runtime.Reference);
    }

    /// <summary>Two builds of one clone at a time would build the same image twice.</summary>
    private Task<FileLock> LockAsync() => FileLock.AcquireAsync(Path.Combine(_paths.Artifacts, "images.lock"), context.Cancellation);

    private async Task<DistroImages> DistroAsync()
    {
        var baseImage = await context.Stages.MeasureAsync("Debian base image", () => new DebianBase(_paths, docker).EnsureAsync(context.Progress, context.Cancellation));
        var grafana = await context.Stages.MeasureAsync("compile", () => context.PublishAsync(Publishing.EmbeddedGrafana));
        return new DistroImages(_paths, baseImage, DotnetRuntime.OfThisProcess(), grafana[0]);
    }

    private async Task<string> WebAsync(string? runtimeImage)
    {
        var assembly = await context.Stages.MeasureAsync("compile", () => context.PublishAsync(Publishing.Web));
        return await context.Stages.MeasureAsync("web image", () => BuildAsync(WebImage.Of(_paths, assembly[0], runtimeImage)));
    }

    private async Task<string> BuildAsync(ImageRecipe recipe)
    {
        if (await docker.HasImageAsync(recipe.Reference, context.Cancellation))
        {
            context.Progress.Report($"{recipe.Reference} is unchanged, not built again");
            return recipe.Reference;
        }
        context.Progress.Report($"building {recipe.Reference}");
        var folder = Path.Combine(_paths.Artifacts, "images", recipe.Reference.Replace('/', '-').Replace(':', '-'));
        Folder.DeleteIfThere(folder);
        Directory.CreateDirectory(folder);
        try
        {
            recipe.FillContext(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), recipe.DockerfileText(), context.Cancellation);
            context.DockerBuild(await SettingsAsync(recipe), folder);
        }
        finally
        {
            Folder.DeleteIfThere(folder);
        }
        await PruneAsync(recipe);
        return recipe.Reference;
    }

    private async Task<DockerImageBuildSettings> SettingsAsync(ImageRecipe recipe) => new()
    {
        Tag = [recipe.Reference],
        Label = [.. (await OciLabelsAsync(recipe)).Select(label => $"{label.Key}={label.Value}")],
        // apt reaches its mirror as this machine does, by whatever proxy or name server it has.
        Network = "host",
        Quiet = true,
    };

    /// <summary>The labels of the OCI image specification (annotations.md) that are true of an image built from a clone.</summary>
    private async Task<Dictionary<string, string>> OciLabelsAsync(ImageRecipe recipe)
    {
        var labels = new Dictionary<string, string>
        {
            ["org.opencontainers.image.title"] = recipe.Repository,
            ["org.opencontainers.image.licenses"] = "MIT",
            ["org.opencontainers.image.created"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ"),
        };
        if (recipe.Base is { } stoodOn) labels["org.opencontainers.image.base.name"] = stoodOn;
        var commit = await new Command("git", "-C", _paths.Root, "rev-parse", "HEAD").RunAsync(context.Cancellation);
        if (commit.Succeeded) labels["org.opencontainers.image.revision"] = commit.Output.Trim();
        return labels;
    }

    /// <summary>Removes older images of the same name; one that a container uses stays, as docker refuses to remove it.</summary>
    private async Task PruneAsync(ImageRecipe recipe)
    {
        var tags = await docker.RunAsync(["image", "ls", "--filter", $"reference={recipe.Repository}", "--format", "{{.Repository}}:{{.Tag}}"], context.Cancellation);
        foreach (var old in tags.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(t => t != recipe.Reference).Skip(Kept - 1))
            if (await docker.TryAsync(["image", "rm", old], context.Cancellation) is { Succeeded: true }) context.Progress.Report($"removed {old}, an older one");
    }
}
