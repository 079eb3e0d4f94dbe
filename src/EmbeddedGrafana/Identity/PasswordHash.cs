using System.Globalization;
using System.Security.Cryptography;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>PBKDF2-HMAC-SHA512 with a salt of its own per password; the work factor is OWASP's and is kept with the hash.</summary>
internal static class PasswordHash
{
    private const int Iterations = 210_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>Hash of no password: comparing with it takes as long as with a real one, so that time does not tell who exists.</summary>
    public static readonly string OfNobody = Text(Iterations, new byte[SaltBytes], new byte[HashBytes]);

    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Text(Iterations, salt, Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA512, HashBytes));
    }

    public static bool Matches(string password, string hash)
    {
        var parts = hash.Split('$');
        var expected = Convert.FromBase64String(parts[3]);
        var actual = Rfc2898DeriveBytes.Pbkdf2(password, Convert.FromBase64String(parts[2]), int.Parse(parts[1], CultureInfo.InvariantCulture), HashAlgorithmName.SHA512, expected.Length);
        return CryptographicOperations.FixedTimeEquals(actual, expected);
    }

    private static string Text(int iterations, byte[] salt, byte[] hash) =>
        string.Create(CultureInfo.InvariantCulture, $"pbkdf2-sha512${iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
}
