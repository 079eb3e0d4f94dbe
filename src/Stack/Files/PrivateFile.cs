using System.Text;

namespace Cortico.Stack.Files;

/// <summary>Files and folders that only their owner may read: modes 600 and 700 where the system has modes.</summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Writes a whole file or nothing: into a new file beside it, which then takes its name.</summary>
    public static async Task WriteAsync(string path, string content, CancellationToken cancellation)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        var part = $"{path}.{Environment.ProcessId}.part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerFile;
        try
        {
            await using (var file = new FileStream(part, options))
            await using (var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                await writer.WriteAsync(content.AsMemory(), cancellation);
            File.Move(part, path, overwrite: true);
        }
        catch (IOException problem)
        {
            File.Delete(part);
            throw new StackException($"{path} could not be written: {problem.Message}. Is the disk full or the folder not yours?", problem);
        }
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
