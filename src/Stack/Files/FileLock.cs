namespace Cortico.Stack.Files;

/// <summary>Keeps two builds from doing the same thing at the same time: an exclusive lock on a file, given back when disposed or when the process ends.</summary>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock for as long as <paramref name="cancellation"/> allows.</summary>
    public static async Task<FileLock> AcquireAsync(string file, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval);
        while (true)
        {
            if (TryAcquire(file) is { } taken) return taken;
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    /// <summary>The lock, or null where another process holds it.</summary>
    public static FileLock? TryAcquire(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        try
        {
            return new FileLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
