using System.Security.Cryptography;

namespace Cortico.Stack.Grafana.Import;

/// <summary>Remembers a secret without keeping it: salted, and slow to guess.</summary>
internal static class SecretHash
{
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const int Iterations = 100_000;

    public static string Of(string secret)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return $"{Convert.ToBase64String(salt)}:{Convert.ToBase64String(Derive(secret, salt))}";
    }

    public static bool Matches(string hash, string secret) =>
        hash.Split(':') is [var salt, var expected] && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(expected), Derive(secret, Convert.FromBase64String(salt)));

    private static byte[] Derive(string secret, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(secret, salt, Iterations, HashAlgorithmName.SHA256, HashBytes);
}
