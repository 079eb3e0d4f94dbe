using System.Text;

namespace Cortico.Stack.Load;

/// <summary>Files that anyone may read, written whole or not at all: into a new file beside it, which then takes its name.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(string path, string content, CancellationToken cancellation)
    {
        var part = $"{path}.{Environment.ProcessId}.part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await File.WriteAllTextAsync(part, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellation);
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
