namespace Cortico.Stack.Local;

/// <summary>A service's log file: all that it prints. The one before is kept once it has grown past 10 MiB.</summary>
public sealed class ServiceLog(string folder, string service)
{
    private const long RotateAt = 10 * 1024 * 1024;
    private const int TailWindow = 256 * 1024;

    public string Path { get; } = System.IO.Path.Combine(folder, service + ".log");

    public void Rotate()
    {
        if (File.Exists(Path) && new FileInfo(Path).Length > RotateAt) File.Move(Path, Path + ".1", overwrite: true);
    }

    /// <summary>The last lines, from the last 256 KiB at most; empty where nothing was logged.</summary>
    public async Task<IReadOnlyList<string>> TailAsync(int lines, CancellationToken cancellation)
    {
        if (!File.Exists(Path)) return [];
        await using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length > TailWindow) file.Seek(-TailWindow, SeekOrigin.End);
        using var reader = new StreamReader(file);
        var text = await reader.ReadToEndAsync(cancellation);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(lines).ToList();
    }
}
