using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Storage;

/// <summary>The database as a file: its rights, who has it open, whether it is ours and whole.</summary>
internal static class DatabaseFile
{
    /// <summary>Written into each file, so that another program's SQLite file is recognised ("CorG").</summary>
    public const int ApplicationId = 0x436F7247;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Create(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
            }

            OpenOwned(path, FileShare.ReadWrite).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The database {path} cannot be opened: {error.Message} Set GF_PATHS_DATA to a folder that this user may write.", error);
        }
    }

    /// <summary>Held as long as the process lives; the system lets go of it when the process is killed.</summary>
    public static FileStream Lock(string path)
    {
        try
        {
            return OpenOwned(path + ".lock", FileShare.None);
        }
        catch (IOException error)
        {
            throw new StartupException($"The database {path} is in use by another process. Stop that one, or set GF_PATHS_DATA to another folder.", error);
        }
    }

    public static void Check(DatabaseConnection connection, string path)
    {
        var tables = connection.Number("SELECT count(*) FROM sqlite_master");
        if (tables == 0)
        {
            return;
        }

        if (connection.Number("PRAGMA application_id") != ApplicationId)
        {
            throw new StartupException($"{path} is an SQLite database of another program. Set GF_PATHS_DATA to another folder.");
        }

        var verdict = connection.List("PRAGMA quick_check(1)", row => row.GetString(0));
        if (verdict is not ["ok"])
        {
            throw Damaged(path, string.Join("; ", verdict), null);
        }
    }

    public static StartupException Damaged(string path, string reason, Exception? inner) =>
        new($"The database {path} is damaged ({reason}). Move it away, with {Path.GetFileName(path)}-wal and {Path.GetFileName(path)}-shm if they are there; " +
            "the next start begins empty, and an import brings dashboards and alert rules back.", inner);

    private static FileStream OpenOwned(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }
}
