namespace Cortico.EmbeddedGrafana.Storage;

/// <summary>What Grafana takes for a uid: up to forty letters, digits, dashes and underscores.</summary>
public static class ResourceUid
{
    public const int MostCharacters = 40;

    public static bool HasValidCharacters(string uid) => uid.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    public static bool IsTooLong(string uid) => uid.Length > MostCharacters;
}
