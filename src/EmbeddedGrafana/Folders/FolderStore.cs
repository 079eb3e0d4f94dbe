using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Data.Sqlite;

namespace Cortico.EmbeddedGrafana.Folders;

/// <summary>Folders, and what goes with them when one is deleted.</summary>
public sealed class FolderStore(Database database, IEnumerable<IFolderContents> contents, TimeProvider time)
{
    private const string Columns = "id, uid, parent_uid, title, version, created, created_by, updated, updated_by";

    private readonly IFolderContents[] _contents = [.. contents];

    public Folder? Find(string uid) => database.Read(connection => Find(connection, uid));

    public static Folder? Find(DatabaseConnection connection, string uid) =>
        connection.First($"SELECT {Columns} FROM folder WHERE uid = $uid", Row, ("$uid", uid));

    /// <summary>The folders directly below one, by title.</summary>
    /// <param name="parentUid">Empty: those at the root.</param>
    public IReadOnlyList<Folder> Children(string parentUid, int limit, int page) => database.Read(connection => connection.List(
        $"SELECT {Columns} FROM folder WHERE parent_uid = $parent ORDER BY title COLLATE NOCASE, uid LIMIT $limit OFFSET $skip", Row,
        ("$parent", parentUid), ("$limit", limit), ("$skip", (long)limit * (page - 1))));

    public IReadOnlyList<Folder> All() => database.Read(connection =>
        connection.List($"SELECT {Columns} FROM folder ORDER BY title COLLATE NOCASE, uid", Row));

    /// <summary>The folders above one, from the root down; none where a parent is missing.</summary>
    public IReadOnlyList<Folder> Ancestors(Folder folder) => database.Read(connection => connection.List(
        """
        WITH RECURSIVE above(uid, height) AS (
          SELECT $parent, 0 WHERE $parent <> ''
          UNION ALL
          SELECT folder.parent_uid, height + 1 FROM above JOIN folder USING (uid) WHERE folder.parent_uid <> '' AND height < 100)
        SELECT folder.id, folder.uid, folder.parent_uid, folder.title, folder.version, folder.created, folder.created_by, folder.updated, folder.updated_by
        FROM above JOIN folder USING (uid) ORDER BY height DESC
        """, Row, ("$parent", folder.ParentUid)));

    /// <returns>Null when the uid is taken.</returns>
    public Task<Folder?> AddAsync(string uid, string title, string parentUid, string login, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        if (Find(connection, uid) is not null)
        {
            return null;
        }

        // Grafana names nobody as the last to change what has not been changed yet.
        return connection.First(
            $"""
            INSERT INTO folder ({Columns}) VALUES ($id, $uid, $parent, $title, 1, $now, $login, $now, 'Anonymous') RETURNING {Columns}
            """, Row,
            ("$id", WideId.Next(connection, time)), ("$uid", uid), ("$parent", parentUid), ("$title", title),
            ("$now", time.GetUtcNow().ToUnixTimeMilliseconds()), ("$login", login));
    }, cancellation);

    /// <summary>Changes title or parent.</summary>
    /// <param name="version">The version that the change was made against; null changes whatever is there.</param>
    /// <returns>The folder as it is now; with another version than asked for, it was left alone.</returns>
    public Task<(FolderChange Outcome, Folder? Folder)> ChangeAsync(
        string uid, string? title, string? parentUid, int? version, string login, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        if (Find(connection, uid) is not { } folder)
        {
            return (FolderChange.NotFound, null);
        }

        if (version is { } expected && expected != folder.Version)
        {
            return (FolderChange.VersionMismatch, folder);
        }

        var changed = folder with { Title = title ?? folder.Title, ParentUid = parentUid ?? folder.ParentUid };
        if (changed == folder)
        {
            return (FolderChange.Done, folder);
        }

        return (FolderChange.Done, connection.First(
            $"UPDATE folder SET title = $title, parent_uid = $parent, version = version + 1, updated = $now, updated_by = $login WHERE uid = $uid RETURNING {Columns}", Row,
            ("$title", changed.Title), ("$parent", changed.ParentUid), ("$now", time.GetUtcNow().ToUnixTimeMilliseconds()), ("$login", login), ("$uid", uid)));
    }, cancellation);

    /// <summary>Deletes a folder with all below it.</summary>
    /// <param name="force">Also what would keep the folder.</param>
    public Task<FolderChange> DeleteAsync(string uid, bool force, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        if (Find(connection, uid) is null)
        {
            return FolderChange.NotFound;
        }

        var folders = WithDescendants(connection, uid);
        if (!force && folders.Exists(folder => _contents.Any(kind => kind.KeepsFolder && kind.Count(connection, folder) > 0)))
        {
            return FolderChange.NotEmpty;
        }

        foreach (var folder in folders)
        {
            foreach (var kind in _contents)
            {
                kind.Delete(connection, folder);
            }

            connection.Execute("DELETE FROM folder WHERE uid = $uid", ("$uid", folder));
        }

        return FolderChange.Done;
    }, cancellation);

    /// <summary>What lies in a folder and below it, by kind.</summary>
    public IReadOnlyDictionary<string, long> Counts(string uid) => database.Read(connection =>
    {
        var folders = WithDescendants(connection, uid);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal) { ["folder"] = folders.Count - 1, ["librarypanel"] = 0 };
        foreach (var kind in _contents)
        {
            counts[kind.Kind] = folders.Sum(folder => kind.Count(connection, folder));
        }

        return counts;
    });

    /// <summary>The folder itself first.</summary>
    private static List<string> WithDescendants(DatabaseConnection connection, string uid) => connection.List(
        "WITH RECURSIVE below(uid) AS (SELECT $uid UNION SELECT folder.uid FROM folder JOIN below ON folder.parent_uid = below.uid) SELECT uid FROM below",
        row => row.GetString(0), ("$uid", uid));

    private static Folder Row(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        row.GetString(6), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)), row.GetString(8));
}
