using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Storage;

/// <summary>What Grafana takes for a uid: up to forty letters, digits, dashes and underscores.</summary>
public static partial class ResourceUid
{
    public const int MostCharacters = 40;

    public static bool HasValidCharacters(string uid) => Characters.IsMatch(uid);

    public static bool IsTooLong(string uid) => uid.Length > MostCharacters;

    [GeneratedRegex(@"^[a-zA-Z0-9\-_]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Characters { get; }
}
