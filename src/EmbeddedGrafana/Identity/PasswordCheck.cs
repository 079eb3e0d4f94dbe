using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>
/// Compares passwords with their hashes. The hash is slow on purpose, and basic authentication asks on every request: what was
/// right once is remembered as a keyed digest under a key that lives and dies with the process. Never the password itself.
/// </summary>
internal sealed class PasswordCheck : IDisposable
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<long, Verified> _verified = new();

    /// <summary>So many slow hashes at a time: a flood of wrong passwords must not take every core.</summary>
    private readonly SemaphoreSlim _hashing = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Whether this password was found right before.</summary>
    public bool IsKnown(User? user, string password) => user is not null && _verified.TryGetValue(user.Id, out var verified)
        && verified.Hash == user.PasswordHash && CryptographicOperations.FixedTimeEquals(verified.Digest, Digest(password));

    /// <param name="user">Null when nobody has the name; the answer takes as long and is false.</param>
    public async Task<bool> MatchesAsync(User? user, string password, CancellationToken cancellation)
    {
        if (IsKnown(user, password))
        {
            return true;
        }

        var hash = user?.PasswordHash ?? PasswordHash.OfNobody;
        await _hashing.WaitAsync(cancellation);
        try
        {
            var matches = await Task.Run(() => PasswordHash.Matches(password, hash), cancellation);
            if (!matches || user?.PasswordHash is null)
            {
                return false;
            }

            _verified[user.Id] = new Verified(hash, Digest(password));
            return true;
        }
        finally
        {
            _hashing.Release();
        }
    }

    public void Dispose() => _hashing.Dispose();

    private byte[] Digest(string password) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(password));

    /// <param name="Hash">The stored hash it was verified against: a new password outdates the entry.</param>
    private sealed record Verified(string Hash, byte[] Digest);
}
