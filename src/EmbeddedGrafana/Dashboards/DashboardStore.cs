using Cortico.EmbeddedGrafana.Folders;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Data.Sqlite;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>Dashboards and their last versions.</summary>
public sealed class DashboardStore(Database database, TimeProvider time) : IFolderContents
{
    /// <summary>As many as Grafana keeps (<c>[dashboards] versions_to_keep</c>).</summary>
    private const int VersionsKept = 20;

    private const string Columns = "id, uid, folder_uid, title, version, model, created, created_by, updated, updated_by, message";

    string IFolderContents.Kind => "dashboard";

    bool IFolderContents.KeepsFolder => false;

    public Dashboard? Find(string uid) => database.Read(connection => Find(connection, uid));

    public Dashboard? Find(long id) => database.Read(connection => Find(connection, id));

    /// <summary>The current version and those before it, newest first.</summary>
    public IReadOnlyList<DashboardVersion> Versions(long id) => database.Read(connection => connection.List(
        """
        SELECT version, model, message, updated, updated_by, restored_from FROM dashboard WHERE id = $id
        UNION ALL
        SELECT version, model, message, created, created_by, restored_from FROM dashboard_version WHERE dashboard_id = $id
        ORDER BY version DESC
        """,
        row => new DashboardVersion(row.GetInt32(0), row.GetFieldValue<byte[]>(1), row.GetString(2), Time(row, 3), row.GetString(4), row.GetInt32(5)), ("$id", id)));

    /// <summary>Tags in use, with the number of dashboards that have each.</summary>
    public IReadOnlyList<(string Tag, long Count)> Tags() => database.Read(connection => connection.List(
        "SELECT tag, count(*) FROM dashboard_tag GROUP BY tag ORDER BY tag", row => (row.GetString(0), row.GetInt64(1))));

    /// <summary>Stores a dashboard unless it is already there just so.</summary>
    /// <exception cref="GrafanaErrorException">Grafana would refuse it: id of another instance, unknown folder, changed meanwhile.</exception>
    internal Task<Dashboard> SaveAsync(DashboardSave save, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        var model = save.Model;
        var stored = Existing(connection, model);
        if (save.FolderUid.Length > 0 && FolderStore.Find(connection, save.FolderUid) is null)
        {
            throw GrafanaError.Message(StatusCodes.Status400BadRequest, "folder not found").ToException();
        }

        var uid = stored?.Uid ?? (model.Uid.Length > 0 ? model.Uid : NewUid());
        var json = model.ToStored(uid);
        if (stored is null)
        {
            return Insert(connection, save, uid, json);
        }

        if (!save.Overwrite && model.Version != stored.Version)
        {
            throw GrafanaError.WithWord(StatusCodes.Status412PreconditionFailed, "The dashboard has been changed by someone else", "version-mismatch").ToException();
        }

        return stored.FolderUid == save.FolderUid && DashboardModel.Same(stored.Model, json) ? stored : Update(connection, save, stored, json);
    }, cancellation);

    /// <returns>What was deleted, or null.</returns>
    public Task<Dashboard?> DeleteAsync(string uid, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        var stored = Find(connection, uid);
        connection.Execute("DELETE FROM annotation WHERE dashboard_uid = $uid", ("$uid", uid));
        connection.Execute("DELETE FROM dashboard WHERE uid = $uid", ("$uid", uid));
        return stored;
    }, cancellation);

    long IFolderContents.Count(DatabaseConnection connection, string folderUid) =>
        connection.Number("SELECT count(*) FROM dashboard WHERE folder_uid = $folder", ("$folder", folderUid));

    void IFolderContents.Delete(DatabaseConnection connection, string folderUid)
    {
        connection.Execute("DELETE FROM annotation WHERE dashboard_uid IN (SELECT uid FROM dashboard WHERE folder_uid = $folder)", ("$folder", folderUid));
        connection.Execute("DELETE FROM dashboard WHERE folder_uid = $folder", ("$folder", folderUid));
    }

    private static Dashboard? Find(DatabaseConnection connection, string uid) => connection.First($"SELECT {Columns} FROM dashboard WHERE uid = $uid", Row, ("$uid", uid));

    private static Dashboard? Find(DatabaseConnection connection, long id) => connection.First($"SELECT {Columns} FROM dashboard WHERE id = $id", Row, ("$id", id));

    private static Dashboard? Existing(DatabaseConnection connection, DashboardModel model)
    {
        var byUid = model.Uid.Length == 0 ? null : Find(connection, model.Uid);
        if (model.Id == 0)
        {
            return byUid;
        }

        var byId = Find(connection, model.Id) ?? throw GrafanaError.WithWord(StatusCodes.Status404NotFound, "Dashboard not found", "not-found").ToException();
        return model.Uid.Length == 0 || byId.Uid == model.Uid
            ? byId
            : throw GrafanaError.Message(StatusCodes.Status400BadRequest, "A dashboard with the same uid already exists").ToException();
    }

    private Dashboard Insert(DatabaseConnection connection, DashboardSave save, string uid, byte[] json)
    {
        var added = connection.First(
            $"""
            INSERT INTO dashboard ({Columns}, restored_from)
            VALUES ($id, $uid, $folder, $title, 1, $model, $now, $login, $now, $login, $message, 0) RETURNING {Columns}
            """, Row,
            ("$id", WideId.Next(connection, time)), ("$uid", uid), ("$folder", save.FolderUid), ("$title", save.Model.Title), ("$model", json),
            ("$now", time.GetUtcNow().ToUnixTimeMilliseconds()), ("$login", save.Login), ("$message", save.Message))!;
        SetTags(connection, added.Id, save.Model.Tags);
        return added;
    }

    private Dashboard Update(DatabaseConnection connection, DashboardSave save, Dashboard stored, byte[] json)
    {
        connection.Execute(
            """
            INSERT INTO dashboard_version (dashboard_id, version, model, message, created, created_by, restored_from)
            SELECT id, version, model, message, updated, updated_by, restored_from FROM dashboard WHERE id = $id
            """, ("$id", stored.Id));
        connection.Execute("DELETE FROM dashboard_version WHERE dashboard_id = $id AND version <= $oldest", ("$id", stored.Id), ("$oldest", stored.Version + 1 - VersionsKept));
        SetTags(connection, stored.Id, save.Model.Tags);
        return connection.First(
            $"""
            UPDATE dashboard SET folder_uid = $folder, title = $title, version = version + 1, model = $model, updated = $now, updated_by = $login, message = $message, restored_from = $restored
            WHERE id = $id RETURNING {Columns}
            """, Row,
            ("$folder", save.FolderUid), ("$title", save.Model.Title), ("$model", json), ("$now", time.GetUtcNow().ToUnixTimeMilliseconds()),
            ("$login", save.Login), ("$message", save.Message), ("$restored", save.RestoredFrom), ("$id", stored.Id))!;
    }

    private static void SetTags(DatabaseConnection connection, long id, IReadOnlyList<string> tags)
    {
        connection.Execute("DELETE FROM dashboard_tag WHERE dashboard_id = $id", ("$id", id));
        foreach (var tag in tags)
        {
            connection.Execute("INSERT INTO dashboard_tag (dashboard_id, tag) VALUES ($id, $tag)", ("$id", id), ("$tag", tag));
        }
    }

    /// <summary>A GUID that starts with a letter, as Grafana's: names in Kubernetes style may not start with a digit.</summary>
    private static string NewUid()
    {
        var text = Guid.NewGuid().ToString();
        return char.IsAsciiLetter(text[0]) ? text : (char)('a' + (text[0] - '0') % 6) + text[1..];
    }

    private static Dashboard Row(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetFieldValue<byte[]>(5), Time(row, 6), row.GetString(7),
        Time(row, 8), row.GetString(9), row.GetString(10));

    private static DateTimeOffset Time(SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
