using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>Writes dates by a pattern in the spelling of moment.js, which dashboards use: "YYYY-MM-DD HH:mm:ss".</summary>
internal static partial class DateText
{
    private const string Invalid = "Invalid date";
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];
    private static readonly string[] Days = CultureInfo.InvariantCulture.DateTimeFormat.DayNames;

    /// <param name="milliseconds">Since 1970-01-01 UTC; null where there is no date.</param>
    public static string Format(double? milliseconds, string pattern, TimeZoneInfo zone)
    {
        if (milliseconds is not { } time || CalendarDate.Of(time, zone) is not { } date)
        {
            return Invalid;
        }

        var text = new StringBuilder();
        foreach (Match token in Token().Matches(pattern))
        {
            text.Append(Write(token.Value, date, time));
        }

        return text.ToString();
    }

    private static string Write(string token, CalendarDate date, double time) => token switch
    {
        "YYYY" => Two(date.Year, 4),
        "YY" => Two(date.Year % 100, 2),
        "Q" => Two((date.Month + 2) / 3, 1),
        "MMMM" => Months[date.Month - 1],
        "MMM" => Months[date.Month - 1][..3],
        "MM" => Two(date.Month, 2),
        "M" => Two(date.Month, 1),
        "Do" => Two(date.Day, 1) + Ordinal(date.Day),
        "DD" => Two(date.Day, 2),
        "D" => Two(date.Day, 1),
        "dddd" => Days[date.DayOfWeek],
        "ddd" => Days[date.DayOfWeek][..3],
        "HH" => Two(date.Hour, 2),
        "H" => Two(date.Hour, 1),
        "hh" => Two(((date.Hour + 11) % 12) + 1, 2),
        "h" => Two(((date.Hour + 11) % 12) + 1, 1),
        "mm" => Two(date.Minute, 2),
        "m" => Two(date.Minute, 1),
        "ss" => Two(date.Second, 2),
        "s" => Two(date.Second, 1),
        "SSS" => Two(date.Millisecond, 3),
        "A" => date.Hour < 12 ? "AM" : "PM",
        "a" => date.Hour < 12 ? "am" : "pm",
        "Z" => Zone(date.Offset, ":"),
        "ZZ" => Zone(date.Offset, ""),
        "X" => Two((long)Math.Floor(time / 1000), 1),
        "x" => Two((long)time, 1),
        ['[', .. var literal, ']'] => literal,
        _ => token,
    };

    private static string Two(long number, int digits) => number.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Ordinal(int day) => day is 11 or 12 or 13 ? "th" : (day % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };

    private static string Zone(TimeSpan offset, string colon) =>
        (offset < TimeSpan.Zero ? "-" : "+") + Two(Math.Abs(offset.Hours), 2) + colon + Two(Math.Abs(offset.Minutes), 2);

    [GeneratedRegex(@"\[[^\]]*\]|YYYY|YY|Q|MMMM|MMM|MM|M|Do|DD|D|dddd|ddd|HH|H|hh|h|mm|m|ss|s|SSS|A|a|ZZ|Z|X|x|.", RegexOptions.Singleline)]
    private static partial Regex Token();
}
