using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Data.Sqlite;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>Tokens of service accounts; only their digests are kept.</summary>
internal sealed class TokenStore(Database database, TimeProvider time)
{
    /// <summary>How stale the time of last use may be: not every request is worth a write.</summary>
    private static readonly TimeSpan UseResolution = TimeSpan.FromMinutes(1);

    /// <param name="lifetime">Null: it never expires.</param>
    /// <returns>Id and text, or null when the name is taken.</returns>
    public async Task<(long Id, string Text)?> AddAsync(long serviceAccountId, string name, TimeSpan? lifetime, CancellationToken cancellation)
    {
        var text = ServiceAccountToken.New();
        var now = time.GetUtcNow();
        var id = await database.WriteAsync(connection => connection.Number("SELECT count(*) FROM token WHERE name = $name", ("$name", name)) > 0
            ? 0
            : connection.Number(
                "INSERT INTO token (service_account_id, name, hash, created, expires) VALUES ($account, $name, $hash, $now, $expires) RETURNING id",
                ("$account", serviceAccountId), ("$name", name), ("$hash", ServiceAccountToken.Digest(text)), ("$now", now.ToUnixTimeMilliseconds()),
                ("$expires", (now + lifetime)?.ToUnixTimeMilliseconds())), cancellation);
        return id == 0 ? null : (id, text);
    }

    public IReadOnlyList<Token> Of(long serviceAccountId) => database.Read(connection => connection.List(
        "SELECT id, name, created, expires, last_used FROM token WHERE service_account_id = $account ORDER BY id", Row, ("$account", serviceAccountId)));

    public int Count(long serviceAccountId) =>
        (int)database.Read(connection => connection.Number("SELECT count(*) FROM token WHERE service_account_id = $account", ("$account", serviceAccountId)));

    /// <returns>False when the account has no such token.</returns>
    public Task<bool> DeleteAsync(long serviceAccountId, long id, CancellationToken cancellation) => database.WriteAsync(connection =>
        connection.Execute("DELETE FROM token WHERE id = $id AND service_account_id = $account", ("$id", id), ("$account", serviceAccountId)) > 0, cancellation);

    /// <returns>The service account's id; zero when the token has expired, was deleted or never was.</returns>
    public async ValueTask<long> UseAsync(string text, CancellationToken cancellation)
    {
        var digest = ServiceAccountToken.Digest(text);
        var now = time.GetUtcNow();
        var found = database.Read(connection => connection.First("SELECT service_account_id, last_used FROM token WHERE hash = $hash AND (expires IS NULL OR expires > $now)",
            row => new Use(row.GetInt64(0), Time(row, 1)), ("$hash", digest), ("$now", now.ToUnixTimeMilliseconds())));
        if (found is null)
        {
            return 0;
        }

        if (found.LastUsed is null || now - found.LastUsed > UseResolution)
        {
            await database.WriteAsync(connection => connection.Execute("UPDATE token SET last_used = $now WHERE hash = $hash",
                ("$now", now.ToUnixTimeMilliseconds()), ("$hash", digest)), cancellation);
        }

        return found.ServiceAccountId;
    }

    private static Token Row(SqliteDataReader row) => new(row.GetInt64(0), row.GetString(1), Time(row, 2)!.Value, Time(row, 3), Time(row, 4));

    private static DateTimeOffset? Time(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private sealed record Use(long ServiceAccountId, DateTimeOffset? LastUsed);
}
