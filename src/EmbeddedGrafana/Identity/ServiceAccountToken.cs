using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>The text of a service account's token, in the shape of Grafana's, which scanners for leaked secrets know.</summary>
internal static partial class ServiceAccountToken
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string New() => $"glsa_{RandomNumberGenerator.GetString(Characters, 32)}_{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    /// <summary>Whether it could be a token at all.</summary>
    public static bool IsWellFormed(string token) => Shape.IsMatch(token);

    public static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    [GeneratedRegex("^glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}$")]
    private static partial Regex Shape { get; }
}
