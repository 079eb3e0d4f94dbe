using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Page;

/// <summary>Regular expressions as dashboards spell them: <c>/abc/i</c>, or a bare text that must match as a whole.</summary>
internal static class Pattern
{
    /// <summary>A dashboard's expression may be made to run for ever; its panel then fails, and nothing else.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);

    /// <returns>Null where the expression is malformed.</returns>
    public static Regex? Parse(string text)
    {
        try
        {
            var end = text.Length > 1 && text[0] == '/' ? text.LastIndexOf('/') : 0;
            return end > 0
                ? new Regex(text[1..end], RegexOptions.ECMAScript | (text.AsSpan(end).Contains('i') ? RegexOptions.IgnoreCase : RegexOptions.None), Limit)
                : new Regex("^" + text + "$", RegexOptions.ECMAScript, Limit);
        }
        catch (ArgumentException)
        {
            return Lenient(text);
        }
    }

    public static bool Matches(string pattern, string text) => Parse(pattern)?.IsMatch(text) ?? false;

    /// <summary>Replaces the first match, with <c>g</c> behind the expression all of them, as JavaScript does.</summary>
    public static string Replace(string pattern, string text, string replacement)
    {
        var end = pattern.LastIndexOf('/');
        var all = end > 0 && pattern[0] == '/' && pattern.AsSpan(end).Contains('g');
        return Parse(pattern)?.Replace(text, replacement, all ? int.MaxValue : 1) ?? text;
    }

    /// <summary>ECMAScript mode of .NET knows neither look-behind nor Unicode classes; browsers do.</summary>
    private static Regex? Lenient(string text)
    {
        try
        {
            var end = text.Length > 1 && text[0] == '/' ? text.LastIndexOf('/') : 0;
            return end > 0 ? new Regex(text[1..end], RegexOptions.None, Limit) : new Regex("^" + text + "$", RegexOptions.None, Limit);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
