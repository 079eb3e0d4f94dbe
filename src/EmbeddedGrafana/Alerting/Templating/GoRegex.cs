using System.Text;
using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Go's regular expressions: no look-around and no back-references, and in return never more than linear time.</summary>
internal static class GoRegex
{
    private const int MostCharacters = 10_000;

    /// <exception cref="TemplateException">The expression is malformed, too long, or none of Go's.</exception>
    public static Regex Read(string pattern)
    {
        try
        {
            return pattern.Length <= MostCharacters
                ? new Regex(pattern.Replace("(?P<", "(?<", StringComparison.Ordinal), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
                : throw new TemplateException("a regular expression is too long");
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new TemplateException($"error parsing regexp: {pattern}: {error.Message}", error);
        }
    }

    /// <summary>Replaces with Go's <c>$1</c>, <c>${1}</c>, <c>$name</c> and <c>$$</c>; a group that is not there is empty.</summary>
    public static string Replace(string pattern, string replacement, string text) => Read(pattern).Replace(text, match => Expand(replacement, match));

    private static string Expand(string replacement, Match match)
    {
        var text = new StringBuilder();
        for (var at = 0; at < replacement.Length; at++)
        {
            if (replacement[at] != '$' || at + 1 == replacement.Length)
            {
                text.Append(replacement[at]);
                continue;
            }

            if (replacement[at + 1] == '$')
            {
                text.Append('$');
                at++;
                continue;
            }

            var braced = replacement[at + 1] == '{';
            var start = at + (braced ? 2 : 1);
            var end = start;
            while (end < replacement.Length && (char.IsLetterOrDigit(replacement[end]) || replacement[end] == '_'))
            {
                end++;
            }

            if (end == start || (braced && (end == replacement.Length || replacement[end] != '}')))
            {
                text.Append('$');
                continue;
            }

            text.Append(match.Groups[replacement[start..end]].Value);
            at = braced ? end : end - 1;
        }

        return text.ToString();
    }
}
