using System.Globalization;
using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Page.Numbers;

namespace Cortico.EmbeddedGrafana.Page.Time;

/// <summary>A time range in words: "Last 5 minutes", "Yesterday", or its two dates.</summary>
internal static partial class RangeText
{
    /// <summary>The ranges that the page offers.</summary>
    public static readonly IReadOnlyList<(string From, string To, string Text)> Quick =
    [
        ("now-5m", "now", "Last 5 minutes"), ("now-15m", "now", "Last 15 minutes"), ("now-30m", "now", "Last 30 minutes"), ("now-1h", "now", "Last 1 hour"),
        ("now-3h", "now", "Last 3 hours"), ("now-6h", "now", "Last 6 hours"), ("now-12h", "now", "Last 12 hours"), ("now-24h", "now", "Last 24 hours"),
        ("now-2d", "now", "Last 2 days"), ("now-7d", "now", "Last 7 days"), ("now-30d", "now", "Last 30 days"), ("now-90d", "now", "Last 90 days"),
        ("now/d", "now/d", "Today"), ("now/d", "now", "Today so far"), ("now-1d/d", "now-1d/d", "Yesterday"), ("now/w", "now", "This week so far"),
        ("now/M", "now", "This month so far"),
    ];

    private static readonly Dictionary<char, string> Units = new()
    {
        ['s'] = "second", ['m'] = "minute", ['h'] = "hour", ['d'] = "day", ['w'] = "week", ['M'] = "month", ['y'] = "year",
    };

    public static string Of(string from, string to, TimeZoneInfo zone)
    {
        foreach (var range in Quick)
        {
            if (range.From == from && range.To == to)
            {
                return range.Text;
            }
        }

        if (to == "now" && Back().Match(from) is { Success: true } match)
        {
            var count = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return $"Last {count} {Units[match.Groups[2].Value[0]]}{(count == 1 ? "" : "s")}";
        }

        return End(from, zone) + " to " + End(to, zone);
    }

    private static string End(string text, TimeZoneInfo zone) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds) ? DateText.Format(milliseconds, DateFormats.Iso, zone) : text;

    [GeneratedRegex("^now-([0-9]{1,8})([smhdwMy])$")]
    private static partial Regex Back();
}
