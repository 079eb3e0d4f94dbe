using System.Security.Cryptography;
using System.Text;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>Logins of browsers. The cookie holds a random value; the database holds its digest only.</summary>
internal sealed class SessionStore(Database database, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <returns>The value for the cookie.</returns>
    public async Task<string> BeginAsync(long userId, CancellationToken cancellation)
    {
        var value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var now = time.GetUtcNow();
        await database.WriteAsync(connection =>
        {
            connection.Execute("DELETE FROM session WHERE expires <= $now", ("$now", now.ToUnixTimeMilliseconds()));
            connection.Execute("INSERT INTO session (hash, user_id, expires) VALUES ($hash, $user, $expires)",
                ("$hash", Digest(value)), ("$user", userId), ("$expires", (now + Lifetime).ToUnixTimeMilliseconds()));
        }, cancellation);
        return value;
    }

    /// <returns>The user's id; zero when the session has ended or never was.</returns>
    public long FindUser(string value) => database.Read(connection => connection.Number(
        "SELECT user_id FROM session WHERE hash = $hash AND expires > $now", ("$hash", Digest(value)), ("$now", time.GetUtcNow().ToUnixTimeMilliseconds())));

    public Task EndAsync(string value, CancellationToken cancellation) =>
        database.WriteAsync(connection => connection.Execute("DELETE FROM session WHERE hash = $hash", ("$hash", Digest(value))), cancellation);

    private static byte[] Digest(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
