using System.Globalization;
using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Page.Time;

/// <summary>
/// The ends of a time range as Grafana's page reads them: "now-1h", "now/d", a date, or milliseconds since 1970. Unlike the server's
/// reading it knows the reader's time zone, its weeks start on Sunday, and a term has one number ("now-1h30m" is none).
/// </summary>
internal static partial class PageDateMath
{
    private static readonly string[] Dates =
        ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss.FFFK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mmK"];

    /// <param name="end">True for the end of a range: rounding goes to the last millisecond of the period then, else to its first.</param>
    /// <returns>Null where the text is none of the forms.</returns>
    public static DateTimeOffset? Parse(string text, DateTimeOffset now, TimeZoneInfo zone, bool end)
    {
        if (Relative().Match(text) is { Success: true } match)
        {
            try
            {
                return Apply(match.Groups[1].Captures, TimeZoneInfo.ConvertTime(now, zone), zone, end);
            }
            catch (ArgumentOutOfRangeException)
            {
                return null;
            }
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return Math.Abs(milliseconds) < 8_640_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
        }

        return DateTime.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var date)
            ? date.Kind == DateTimeKind.Utc ? new DateTimeOffset(date) : In(zone, date)
            : null;
    }

    private static DateTimeOffset Apply(CaptureCollection steps, DateTimeOffset time, TimeZoneInfo zone, bool end)
    {
        foreach (var step in steps.Select(capture => capture.Value))
        {
            var digits = step.AsSpan(1).IndexOfAnyExceptInRange('0', '9');
            var unit = step[(1 + digits)..];
            if (step[0] == '/')
            {
                var first = RoundDown(time.DateTime, unit);
                time = In(zone, end ? Add(first, 1, unit).AddMilliseconds(-1) : first);
                continue;
            }

            var count = digits == 0 ? 1 : int.Parse(step.AsSpan(1, digits), CultureInfo.InvariantCulture);
            count = step[0] == '-' ? -count : count;

            // Hours pass by the clock on the wall of no one: only days and longer keep the local time of day.
            time = unit is "h" or "m" or "s" ? TimeZoneInfo.ConvertTime(time + Span(unit, count), zone) : In(zone, Add(time.DateTime, count, unit));
        }

        return time.ToUniversalTime();
    }

    private static TimeSpan Span(string unit, int count) => unit switch
    {
        "h" => TimeSpan.FromHours(count),
        "m" => TimeSpan.FromMinutes(count),
        _ => TimeSpan.FromSeconds(count),
    };

    private static DateTime Add(DateTime time, int count, string unit) => unit switch
    {
        "y" or "fy" => time.AddYears(count),
        "Q" or "fQ" => time.AddMonths(3 * count),
        "M" => time.AddMonths(count),
        "w" => time.AddDays(7.0 * count),
        "d" => time.AddDays(count),
        _ => time + Span(unit, count),
    };

    private static DateTime RoundDown(DateTime time, string unit) => unit switch
    {
        "y" or "fy" => new DateTime(time.Year, 1, 1),
        "Q" or "fQ" => new DateTime(time.Year, time.Month - ((time.Month - 1) % 3), 1),
        "M" => new DateTime(time.Year, time.Month, 1),
        "w" => time.Date.AddDays(-(int)time.DayOfWeek),
        "d" => time.Date,
        "h" => time.Date.AddHours(time.Hour),
        "m" => time.Date.AddMinutes((time.Hour * 60) + time.Minute),
        _ => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond)),
    };

    private static DateTimeOffset In(TimeZoneInfo zone, DateTime local)
    {
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(time, zone.GetUtcOffset(time)).ToUniversalTime() is var universal ? TimeZoneInfo.ConvertTime(universal, zone) : default;
    }

    [GeneratedRegex(@"^now((?:[+-][0-9]{0,9}|/)(?:f[yQ]|[yMwdhmsQ]))*$")]
    private static partial Regex Relative();
}
