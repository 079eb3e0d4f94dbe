using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Data.Sqlite;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>Users and service accounts.</summary>
public sealed class UserStore(Database database, TimeProvider time)
{
    private const string Columns = "SELECT id, uid, login, email, name, password_hash, role, is_server_admin, is_disabled, is_service_account, created, updated FROM user";

    /// <summary>A person by login or e-mail address, without regard to case.</summary>
    public User? FindPerson(string loginOrEmail) => database.Read(connection => connection.First(
        Columns + " WHERE (login = $name OR (email <> '' AND email = $name COLLATE NOCASE)) AND is_service_account = 0", Row, ("$name", loginOrEmail)));

    public User? Find(long id) => database.Read(connection => connection.First(Columns + " WHERE id = $id", Row, ("$id", id)));

    public IReadOnlyList<User> People() => database.Read(connection => connection.List(Columns + " WHERE is_service_account = 0 ORDER BY login", Row));

    /// <param name="query">Part of the name; empty finds all.</param>
    public IReadOnlyList<User> ServiceAccounts(string query) => database.Read(connection => connection.List(
        Columns + " WHERE is_service_account = 1 AND name LIKE '%' || $query || '%' ORDER BY name", Row, ("$query", query)));

    /// <returns>Null when the login or the e-mail address is taken.</returns>
    public Task<User?> AddPersonAsync(string login, string email, string name, string passwordHash, Role role, bool isServerAdmin, CancellationToken cancellation) =>
        database.WriteAsync(connection => connection.Number(
            "SELECT count(*) FROM user WHERE login = $login OR (email <> '' AND email = $email COLLATE NOCASE)", ("$login", login), ("$email", email)) > 0
                ? null
                : Insert(connection, login, email, name, passwordHash, role, isServerAdmin, isServiceAccount: false), cancellation);

    /// <returns>Null when the name is taken.</returns>
    public Task<User?> AddServiceAccountAsync(string name, Role role, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        var login = "sa-1-" + Slug.Of(name);
        return connection.Number("SELECT count(*) FROM user WHERE login = $login", ("$login", login)) > 0
            ? null
            : Insert(connection, login, "", name, null, role, isServerAdmin: false, isServiceAccount: true);
    }, cancellation);

    /// <returns>False when there is no such person.</returns>
    public Task<bool> SetPasswordAsync(long id, string passwordHash, CancellationToken cancellation) => database.WriteAsync(connection =>
    {
        connection.Execute("DELETE FROM session WHERE user_id = $id", ("$id", id));
        return connection.Execute("UPDATE user SET password_hash = $hash, updated = $now WHERE id = $id AND is_service_account = 0",
            ("$hash", passwordHash), ("$now", time.GetUtcNow().ToUnixTimeMilliseconds()), ("$id", id)) > 0;
    }, cancellation);

    /// <returns>False when there is no such person.</returns>
    public Task<bool> SetRoleAsync(long id, Role role, CancellationToken cancellation) => database.WriteAsync(connection =>
        connection.Execute("UPDATE user SET role = $role, updated = $now WHERE id = $id AND is_service_account = 0",
            ("$role", role.ToString()), ("$now", time.GetUtcNow().ToUnixTimeMilliseconds()), ("$id", id)) > 0, cancellation);

    /// <returns>False when there is no such user or service account; tokens and sessions go with it.</returns>
    public Task<bool> DeleteAsync(long id, bool serviceAccount, CancellationToken cancellation) => database.WriteAsync(connection =>
        connection.Execute("DELETE FROM user WHERE id = $id AND is_service_account = $kind", ("$id", id), ("$kind", serviceAccount)) > 0, cancellation);

    private User Insert(DatabaseConnection connection, string login, string email, string name, string? passwordHash, Role role, bool isServerAdmin, bool isServiceAccount)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return connection.First(
            """
            INSERT INTO user (uid, login, email, name, password_hash, role, is_server_admin, is_service_account, created, updated)
            VALUES ($uid, $login, $email, $name, $hash, $role, $admin, $kind, $now, $now)
            RETURNING id, uid, login, email, name, password_hash, role, is_server_admin, is_disabled, is_service_account, created, updated
            """, Row,
            ("$uid", ShortUid.New(time)), ("$login", login), ("$email", email), ("$name", name), ("$hash", passwordHash), ("$role", role.ToString()),
            ("$admin", isServerAdmin), ("$kind", isServiceAccount), ("$now", now))!;
    }

    private static User Row(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5),
        Enum.Parse<Role>(row.GetString(6)), row.GetBoolean(7), row.GetBoolean(8), row.GetBoolean(9),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)));
}
