using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Alerting.Templates;

/// <summary>The outline of a Go template: its actions closed, its blocks ended. What stands in the actions is checked when it is used.</summary>
internal static partial class TemplateCheck
{
    /// <returns>What is wrong, in Go's words; null where nothing is.</returns>
    public static string? Problem(string template)
    {
        var blocks = new Stack<string>();
        var line = 1;
        for (var position = template.IndexOf("{{", StringComparison.Ordinal); position >= 0; position = template.IndexOf("{{", position, StringComparison.Ordinal))
        {
            var action = Action.Match(template, position);
            line = 1 + template.AsSpan(0, position).Count('\n');
            if (!action.Success)
            {
                return $"template: :{line}: unclosed action";
            }

            if (Block(action.Groups[1].Value, action.Groups[2].Value.Trim(), blocks) is { } problem)
            {
                return $"template: :{line}: {problem}";
            }

            position = action.Index + action.Length;
        }

        return blocks.Count > 0 ? $"template: :{1 + template.AsSpan().Count('\n')}: unexpected EOF" : null;
    }

    private static string? Block(string word, string rest, Stack<string> blocks)
    {
        switch (word)
        {
            case "if" or "range" or "with":
                blocks.Push(word);
                return rest.Length == 0 ? "missing value for " + word : null;
            case "define" or "block":
                blocks.Push(word);
                return rest.StartsWith('"') || rest.StartsWith('`') ? null : $"missing name in {word} clause";
            case "else":
                return blocks.TryPeek(out var open) && open is "if" or "range" or "with" ? null : "unexpected {{else}}";
            case "end":
                return blocks.TryPop(out _) ? null : "unexpected {{end}}";
            default:
                return null;
        }
    }

    /// <summary>A comment, or an action whose strings may hold braces; its first word and the rest.</summary>
    [GeneratedRegex("\\G\\{\\{-?\\s*(?:/\\*[\\s\\S]*?\\*/\\s*|(?:([a-z]+)(?![A-Za-z0-9_]))?((?:\"(?:[^\"\\\\\\n]|\\\\.)*\"|`[^`]*`|[^\"`}]|\\}(?!\\}))*?))-?\\}\\}")]
    private static partial Regex Action { get; }
}
