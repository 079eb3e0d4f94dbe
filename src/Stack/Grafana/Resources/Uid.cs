using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Cortico.Stack.Grafana.Resources;

/// <summary>Grafana's uids: at most 40 letters, digits, '-' and '_'.</summary>
public static partial class Uid
{
    public const int Limit = 40;
    private const int KeptOfLong = 27;
    private const int HashDigits = 12;

    public static bool IsValid(string uid) => uid.Length is > 0 and <= Limit && Allowed().IsMatch(uid);

    /// <summary>
    /// A uid that is the same each time for the same names: lower-case words joined by '-', and where that is too long its
    /// first 27 characters and a hash of the whole.
    /// </summary>
    public static string From(params ReadOnlySpan<string> names)
    {
        var full = string.Join('-', names!);
        var slug = Gaps().Replace(full.ToLowerInvariant(), "-").Trim('-');
        if (slug.Length is > 0 and <= Limit) return slug;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)))[..HashDigits];
        return slug.Length == 0 ? hash : $"{slug[..KeptOfLong].TrimEnd('-')}-{hash}";
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]+$")]
    private static partial Regex Allowed();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Gaps();
}
