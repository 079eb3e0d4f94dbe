using Cortico.Stack.Commands;
using Cortico.Stack.Files;

namespace Cortico.Stack.Compilation;

/// <summary>
/// Publishes a project into a folder named after its inputs' content, so that an unchanged project is not compiled
/// again and a running service's files are never overwritten.
/// </summary>
public sealed class Publisher(RepositoryPaths paths, string dotnet)
{
    private const int Kept = 3;

    /// <summary>What every project depends on besides the folders of <see cref="ProjectInputs"/>.</summary>
    private static readonly string[] Shared =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".editorconfig", "global.json", "artifacts/package-feed.props"];

    /// <summary>Publishes <c>src/PROJECT</c>.</summary>
    /// <returns>Full path of the published assembly, and whether it had to be compiled.</returns>
    /// <exception cref="StackException">It does not compile; the message has the compiler's words.</exception>
    public Task<(string Assembly, bool Compiled)> PublishAsync(string project, CancellationToken cancellation) => PublishFolderAsync(paths.Source(project), cancellation);

    /// <summary>The same of a project in another folder, for example <c>tests/LoadTest</c>.</summary>
    public async Task<(string Assembly, bool Compiled)> PublishFolderAsync(string folder, CancellationToken cancellation)
    {
        var project = Path.GetFileName(folder);
        var fingerprint = InputFingerprint.Of(paths.Root, [.. ProjectInputs.Of(folder), .. Shared.Select(f => Path.Combine(paths.Root, f))]);
        var target = Path.Combine(paths.Publish, project, fingerprint);
        var assembly = Path.Combine(target, project + ".dll");
        if (File.Exists(assembly))
        {
            Directory.SetLastWriteTimeUtc(target, TimeProvider.System.GetUtcNow().UtcDateTime);
            return (assembly, false);
        }
        using var alone = await FileLock.AcquireAsync(Path.Combine(paths.Publish, project + ".lock"), cancellation);
        if (File.Exists(assembly)) return (assembly, false);
        var part = target + ".part";
        Folder.DeleteIfThere(part);
        // Analysers have their say in Compile and Test; here someone waits for a service to start.
        var publish = new Command(dotnet, "publish", folder, "-c", "Release", "-o", part, "-v", "quiet", "-nologo", "-p:RunAnalyzers=false", "--disable-build-servers")
        {
            Environment = new Dictionary<string, string> { ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1" },
        };
        var result = await publish.RunAsync(cancellation);
        if (!result.Succeeded)
            throw new StackException($"{Path.GetRelativePath(paths.Root, folder)} does not compile (dotnet publish ended with {result.ExitCode}):\n{(result.Output + result.Error).Trim()}");
        Directory.Move(part, target);
        Prune(Path.Combine(paths.Publish, project));
        return (assembly, true);
    }

    private static void Prune(string folder)
    {
        foreach (var old in new DirectoryInfo(folder).EnumerateDirectories().OrderByDescending(d => d.LastWriteTimeUtc).Skip(Kept))
            old.Delete(recursive: true);
    }
}
