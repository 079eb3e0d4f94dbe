using System.Text;

namespace Cortico.Stack.Files;

/// <summary>Files that are written whole or not at all: into a new file beside them, which then takes their name.</summary>
internal static class WholeFile
{
    /// <param name="path">Folders that are missing above it are created.</param>
    /// <param name="content">Written as UTF-8 without a mark.</param>
    /// <param name="mode">Where the system has modes; null for what the user's umask gives.</param>
    /// <exception cref="StackException">It could not be written; what was there before still is.</exception>
    public static async Task WriteAsync(string path, string content, CancellationToken cancellation, UnixFileMode? mode = null)
    {
        var part = $"{path}.{Environment.ProcessId}.part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await using (var file = new FileStream(part, options))
            await using (var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                await writer.WriteAsync(content.AsMemory(), cancellation);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StackException($"{path} could not be written: {problem.Message} Is the disk full or the folder not yours?", problem);
        }
        finally
        {
            if (File.Exists(part)) File.Delete(part);
        }
    }
}
