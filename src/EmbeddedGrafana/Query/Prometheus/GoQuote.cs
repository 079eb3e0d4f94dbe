using System.Globalization;
using System.Text;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>Text between double quotes as Go's <c>%q</c> writes it: names of series hold label values in this form.</summary>
internal static class GoQuote
{
    public static string Quote(string text) => text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && text.AsSpan().IndexOfAny('"', '\\') < 0
        ? "\"" + text + "\""
        : Escaped(text);

    private static string Escaped(string text)
    {
        var quoted = new StringBuilder(text.Length + 8).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' or '\\' => quoted.Append('\\').Append((char)rune.Value),
                '\a' => quoted.Append("\\a"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\v' => quoted.Append("\\v"),
                < ' ' or 0x7F => quoted.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
                _ when IsPrintable(rune) => quoted.Append(rune),
                > 0xFFFF => quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Letters, marks, numbers, punctuation, symbols and the plain space; no other space.</summary>
    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
