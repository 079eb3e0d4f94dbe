using Cortico.Stack.Files;

namespace Cortico.Stack.Programs;

/// <summary>
/// Finds the real programs of the stack: on PATH first, then in the user's cache folder, else fetched from the
/// distribution's own packages into that cache, without root. The cache is shared by all clones.
/// </summary>
public sealed class ProgramStore(string cacheFolder, string searchPath)
{
    /// <summary>The store of this user on this machine: $XDG_CACHE_HOME or ~/.cache, and PATH.</summary>
    public static ProgramStore OfThisUser()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache))
            cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return new ProgramStore(Path.Combine(cache, "cortico", "programs"), Environment.GetEnvironmentVariable("PATH") ?? "");
    }

    /// <summary>Where a program lies now, or null where it would have to be fetched.</summary>
    public InstalledProgram? Find(ProgramSpec program) => OnPath(program) ?? InCache(program);

    /// <summary>Finds every one of these programs and fetches what is missing, all in one go.</summary>
    /// <exception cref="StackException">A program is missing and can't be fetched here; the message says how to install it.</exception>
    public async Task<IReadOnlyDictionary<ProgramSpec, InstalledProgram>> GetAsync(
        IReadOnlyCollection<ProgramSpec> programs, IProgress<string> progress, CancellationToken cancellation)
    {
        if (programs.Any(p => Find(p) is null))
        {
            using var alone = await FileLock.AcquireAsync(Path.Combine(cacheFolder, "fetch.lock"), cancellation);
            var missing = programs.Where(p => Find(p) is null).ToList();
            if (missing.Count > 0) await FetchAsync(missing, progress, cancellation);
        }
        return programs.ToDictionary(p => p, p => Find(p) ?? throw new StackException(
            $"The package {p.Package} was fetched into {cacheFolder}, but {p.Name} is not in it. Install {p.Package} by your system's package manager."));
    }

    private async Task FetchAsync(List<ProgramSpec> missing, IProgress<string> progress, CancellationToken cancellation)
    {
        var names = missing.SelectMany(p => p.Companions.Prepend(p.Package)).Distinct().Order().ToList();
        progress.Report($"Fetching {string.Join(", ", names)} from the distribution's packages (no root needed)");
        var target = Path.Combine(cacheFolder, DebianPackages.Release(), string.Join('+', names));
        var work = target + ".part";
        Folder.DeleteIfThere(work);
        try
        {
            await DebianPackages.UnpackAsync(names, work, cancellation);
            Folder.DeleteIfThere(target);
            Directory.Move(Path.Combine(work, "root"), target);
        }
        finally
        {
            Folder.DeleteIfThere(work);
        }
    }

    private InstalledProgram? OnPath(ProgramSpec program)
    {
        var folders = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var file = program.OtherNames.Prepend(program.Name).SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(IsExecutable);
        return file is null ? null : new InstalledProgram(file, new Dictionary<string, string>());
    }

    private InstalledProgram? InCache(ProgramSpec program)
    {
        var release = Path.Combine(cacheFolder, DebianPackages.Release());
        if (!Directory.Exists(release)) return null;
        foreach (var root in Directory.EnumerateDirectories(release).Where(d => !d.EndsWith(".part", StringComparison.Ordinal)).Order())
        {
            var file = program.UnpackedFiles.Select(name => Path.Combine(root, name)).FirstOrDefault(IsExecutable);
            if (file is not null) return new InstalledProgram(file, UnpackedTree.EnvironmentFor(root));
        }
        return null;
    }

    internal static bool IsExecutable(string file) =>
        File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None);
}
