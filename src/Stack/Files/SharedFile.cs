namespace Cortico.Stack.Files;

/// <summary>
/// Files that containers read under users of their own: readable by all (644, folders 755), in a folder that only its
/// owner may enter. A bind mount leads to them all the same; another user of this machine does not get there.
/// </summary>
public static class SharedFile
{
    private const UnixFileMode ReadableFile = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ReadableFolder = ReadableFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Makes a folder hold these files and no others; a file that is equal is left alone.</summary>
    /// <param name="folder">Its parent must be its owner's alone.</param>
    /// <param name="files">Path relative to the folder → content.</param>
    public static async Task MirrorAsync(string folder, IReadOnlyDictionary<string, string> files, CancellationToken cancellation)
    {
        PrivateFile.CreateFolder(Path.GetDirectoryName(folder)!);
        CreateFolder(folder);
        foreach (var inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories)) CreateFolder(inner);
        foreach (var (name, content) in files)
        {
            var file = Path.Combine(folder, name);
            CreateFolder(Path.GetDirectoryName(file)!);
            if (!File.Exists(file) || await File.ReadAllTextAsync(file, cancellation) != content) await PrivateFile.WriteAsync(file, content, cancellation);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, ReadableFile);
        }
        var kept = files.Keys.Select(name => Path.GetFullPath(Path.Combine(folder, name))).ToHashSet(StringComparer.Ordinal);
        foreach (var extra in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !kept.Contains(Path.GetFullPath(f)))) File.Delete(extra);
    }

    /// <summary>Copies files into a folder; all of it becomes readable by all.</summary>
    public static void Copy(IEnumerable<string> files, string folder)
    {
        CreateFolder(folder);
        foreach (var file in files)
        {
            var copy = Path.Combine(folder, Path.GetFileName(file));
            File.Copy(file, copy, overwrite: true);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(copy, ReadableFile);
        }
    }

    /// <summary>Copies a folder with all below it; all of it becomes readable by all.</summary>
    public static void CopyTree(string source, string folder)
    {
        Copy(Directory.EnumerateFiles(source), folder);
        foreach (var inner in Directory.EnumerateDirectories(source)) CopyTree(inner, Path.Combine(folder, Path.GetFileName(inner)));
    }

    /// <summary>Copies a program; all may run it.</summary>
    public static void CopyProgram(string file, string folder)
    {
        Copy([file], folder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(folder, Path.GetFileName(file)), ReadableFolder);
    }

    /// <summary>The folders that are missing above it too: a umask would close them to the containers' users.</summary>
    private static void CreateFolder(string folder)
    {
        if (Path.GetDirectoryName(folder) is { } parent && !Directory.Exists(parent)) CreateFolder(parent);
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, ReadableFolder);
    }
}
