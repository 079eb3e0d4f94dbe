using System.Text.Json;
using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Data.Sqlite;

namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>Data sources and their secrets.</summary>
public sealed class DataSourceStore(Database database, SecretBox box, TimeProvider time)
{
    private const string Columns =
        """
        SELECT id, uid, name, type, access, url, user, database, basic_auth, basic_auth_user, with_credentials, is_default, json_data, version,
          (SELECT group_concat(secret.name, char(10)) FROM data_source_secret AS secret WHERE secret.data_source_id = data_source.id)
        FROM data_source
        """;

    public DataSource? Find(string uid) => database.Read(connection => connection.First(Columns + " WHERE uid = $uid", Row, ("$uid", uid)));

    public DataSource? FindByName(string name) => database.Read(connection => connection.First(Columns + " WHERE name = $name", Row, ("$name", name)));

    /// <summary>The one that queries without a data source go to.</summary>
    public DataSource? FindDefault() => database.Read(connection => connection.First(Columns + " WHERE is_default = 1", Row));

    public IReadOnlyList<DataSource> All() => database.Read(connection => connection.List(Columns + " ORDER BY name COLLATE NOCASE", Row));

    /// <returns>The secret, or null where there is none of this name.</returns>
    public string? Secret(DataSource source, string name) => database.Read(connection => connection.First(
        "SELECT value FROM data_source_secret WHERE data_source_id = $id AND name = $name", row => box.Unprotect(row.GetFieldValue<byte[]>(0)), ("$id", source.Id), ("$name", name)));

    internal Task<(DataSourceChange Outcome, DataSource? Source)> AddAsync(string uid, DataSourceBody body, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        var name = string.IsNullOrEmpty(body.Name) ? FreeName(connection, body.Type!) : body.Name;
        if (IsTaken(connection, "name", name, 0))
        {
            return (DataSourceChange.NameTaken, null);
        }

        if (IsTaken(connection, "uid", uid, 0))
        {
            return (DataSourceChange.UidTaken, (DataSource?)null);
        }

        var id = connection.Number(
            """
            INSERT INTO data_source (uid, name, type, access, url, user, database, basic_auth, basic_auth_user, with_credentials, is_default, json_data, version, created, updated)
            VALUES ($uid, $name, $type, '', '', '', '', 0, '', 0, 0, '{}', 0, $now, $now) RETURNING id
            """, ("$uid", uid), ("$name", name), ("$type", body.Type), ("$now", time.GetUtcNow().ToUnixTimeMilliseconds()));
        return (DataSourceChange.Done, Save(connection, id, body, version: 1));
    }, cancellation);

    /// <summary>Replaces what is stored, but for text left empty and secrets left out: those stay, as in Grafana.</summary>
    internal Task<(DataSourceChange Outcome, DataSource? Source)> UpdateAsync(string uid, DataSourceBody body, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        if (connection.First(Columns + " WHERE uid = $uid", Row, ("$uid", uid)) is not { } stored)
        {
            return (DataSourceChange.NotFound, null);
        }

        if (body.Name is { Length: > 0 } name && IsTaken(connection, "name", name, stored.Id))
        {
            return (DataSourceChange.NameTaken, null);
        }

        if (body.Version is > 0 and var version && version < stored.Version)
        {
            return (DataSourceChange.VersionMismatch, (DataSource?)null);
        }

        return (DataSourceChange.Done, Save(connection, stored.Id, body, (body.Version ?? 0) + 1));
    }, cancellation);

    /// <returns>What was deleted, or null.</returns>
    public Task<DataSource?> DeleteAsync(string uid, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        var source = connection.First(Columns + " WHERE uid = $uid", Row, ("$uid", uid));
        connection.Execute("DELETE FROM data_source WHERE uid = $uid", ("$uid", uid));
        return source;
    }, cancellation);

    private DataSource Save(DatabaseConnection connection, long id, DataSourceBody body, int version)
    {
        if (body.IsDefault)
        {
            connection.Execute("UPDATE data_source SET is_default = 0 WHERE id <> $id", ("$id", id));
        }

        connection.Execute(
            """
            UPDATE data_source SET
              name = coalesce(nullif($name, ''), name), type = coalesce(nullif($type, ''), type), access = $access, url = coalesce(nullif($url, ''), url), user = $user,
              database = coalesce(nullif($database, ''), database), basic_auth = $basicAuth, basic_auth_user = coalesce(nullif($basicAuthUser, ''), basic_auth_user),
              with_credentials = $withCredentials, is_default = $isDefault, json_data = $jsonData, version = $version, updated = $now
            WHERE id = $id
            """,
            ("$name", body.Name ?? ""), ("$type", body.Type ?? ""), ("$access", body.Access is { Length: > 0 } access ? access : "proxy"), ("$url", body.Url ?? ""),
            ("$user", body.User ?? ""), ("$database", body.Database ?? ""), ("$basicAuth", body.BasicAuth), ("$basicAuthUser", body.BasicAuthUser ?? ""),
            ("$withCredentials", body.WithCredentials), ("$isDefault", body.IsDefault), ("$jsonData", body.Settings.GetRawText()), ("$version", version),
            ("$now", time.GetUtcNow().ToUnixTimeMilliseconds()), ("$id", id));
        foreach (var (name, value) in body.SecureJsonData ?? [])
        {
            if (string.IsNullOrEmpty(value))
            {
                connection.Execute("DELETE FROM data_source_secret WHERE data_source_id = $id AND name = $name", ("$id", id), ("$name", name));
            }
            else
            {
                connection.Execute("INSERT OR REPLACE INTO data_source_secret (data_source_id, name, value) VALUES ($id, $name, $value)",
                    ("$id", id), ("$name", name), ("$value", box.Protect(value)));
            }
        }

        return connection.First(Columns + " WHERE id = $id", Row, ("$id", id))!;
    }

    private static bool IsTaken(DatabaseConnection connection, string column, string value, long exceptId) =>
        connection.Number($"SELECT count(*) FROM data_source WHERE {column} = $value AND id <> $id", ("$value", value), ("$id", exceptId)) > 0;

    /// <summary>The type, with a number where that name is taken in any case.</summary>
    private static string FreeName(DatabaseConnection connection, string type)
    {
        var name = type;
        for (var number = 1; connection.Number("SELECT count(*) FROM data_source WHERE name = $name COLLATE NOCASE", ("$name", name)) > 0; number++)
        {
            name = $"{type}-{number}";
        }

        return name;
    }

    private static DataSource Row(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0), Uid = row.GetString(1), Name = row.GetString(2), Type = row.GetString(3), Access = row.GetString(4), Url = row.GetString(5),
        User = row.GetString(6), Database = row.GetString(7), BasicAuth = row.GetBoolean(8), BasicAuthUser = row.GetString(9), WithCredentials = row.GetBoolean(10),
        IsDefault = row.GetBoolean(11), JsonData = JsonElement.Parse(row.GetString(12)), Version = row.GetInt32(13),
        SecretNames = row.IsDBNull(14) ? [] : row.GetString(14).Split('\n'),
    };
}
