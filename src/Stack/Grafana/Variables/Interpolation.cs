using System.Text.RegularExpressions;

namespace Cortico.Stack.Grafana.Variables;

/// <summary>Finds variables in a text in the three spellings that Grafana's page knows: <c>$name</c>, <c>${name:format}</c>, <c>[[name]]</c>.</summary>
internal static partial class Interpolation
{
    /// <param name="replace">Gives the text for a variable, or null to leave it as it stands.</param>
    public static string Replace(string text, Func<VariableUse, string?> replace) =>
        text.Contains('$', StringComparison.Ordinal) || text.Contains("[[", StringComparison.Ordinal)
            ? Form().Replace(text, match => replace(new VariableUse(
                match.Groups["name"].Value, match.Groups["field"].Value, match.Groups["format"].Value, match.Index)) ?? match.Value)
            : text;

    [GeneratedRegex(@"\$(?<name>[A-Za-z_]\w*)|\$\{(?<name>\w+)(\.(?<field>[^:}]+))?(:(?<format>[^}]+))?\}|\[\[(?<name>\w+?)(:(?<format>\w+))?\]\]")]
    private static partial Regex Form();
}
