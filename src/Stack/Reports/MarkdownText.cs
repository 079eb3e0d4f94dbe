using System.Text;

namespace Cortico.Stack.Reports;

/// <summary>Text that stands in Markdown as it is.</summary>
internal static class MarkdownText
{
    /// <summary>One line without anything that Markdown, HTML or a table would read.</summary>
    public static string Cell(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings(" "))
            plain.Append(letter switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '|' or '*' or '_' or '`' or '[' or ']' or '\\' or '~' => $"\\{letter}",
                _ => letter.ToString(),
            });
        return plain.ToString();
    }
}
