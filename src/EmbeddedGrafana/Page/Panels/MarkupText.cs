using System.Net;
using System.Text;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>The text in a piece of HTML. Each letter is looked at once or twice, whatever is opened and never closed.</summary>
internal static class MarkupText
{
    private static readonly string[] Unseen = ["script", "style"];

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        var unclosed = new HashSet<string>(StringComparer.Ordinal);
        var at = 0;
        while (html.IndexOf('<', at) is >= 0 and var open && html.IndexOf('>', open) is >= 0 and var close)
        {
            text.Append(html, at, open - at).Append(' ');
            at = close + 1;
            if (Array.Find(Unseen, name => html.AsSpan(open + 1).StartsWith(name, StringComparison.OrdinalIgnoreCase)) is { } unseen && !unclosed.Contains(unseen))
            {
                var end = html.IndexOf($"</{unseen}>", at, StringComparison.OrdinalIgnoreCase);
                if (end < 0)
                {
                    unclosed.Add(unseen);
                }
                else
                {
                    at = end + unseen.Length + 3;
                }
            }
        }

        return WebUtility.HtmlDecode(text.Append(html, at, html.Length - at).ToString()).Trim();
    }
}
