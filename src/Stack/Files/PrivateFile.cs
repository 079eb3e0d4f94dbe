namespace Cortico.Stack.Files;

/// <summary>Files and folders that only their owner may read: modes 600 and 700 where the system has modes.</summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Writes a whole file or nothing.</summary>
    /// <exception cref="StackException">It could not be written.</exception>
    public static Task WriteAsync(string path, string content, CancellationToken cancellation)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        return WholeFile.WriteAsync(path, content, cancellation, OwnerFile);
    }

    /// <summary>Creates a folder and what is missing above it; those that are there keep their modes.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is { } parent) CreateFolder(parent);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerFolder);
    }
}
