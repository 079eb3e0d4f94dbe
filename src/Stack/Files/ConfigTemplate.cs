using System.Text.RegularExpressions;

namespace Cortico.Stack.Files;

/// <summary>A configuration file with <c>${NAME}</c> where a value of this stack belongs.</summary>
public static partial class ConfigTemplate
{
    /// <exception cref="StackException">The file names a value that is not given.</exception>
    public static string Render(string file, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(File.ReadAllText(file), match => values.TryGetValue(match.Groups["name"].Value, out var value)
            ? value
            : throw new StackException($"{file} names {match.Value}, which is not known. Known are: {string.Join(", ", values.Keys.Order())}."));

    [GeneratedRegex(@"\$\{(?<name>[A-Z][A-Z0-9_]*)\}")]
    private static partial Regex Placeholder();
}
