using System.Globalization;
using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Query.Time;

/// <summary>
/// The ends of a time range as Grafana's server reads them: milliseconds since 1970, "now" or an ISO 8601 date with
/// adjustments ("now-1d/d", "2026-11-22||+1M/M"), or a duration that counts back from now ("5m"). Always UTC, weeks start on Monday.
/// Grammar: https://github.com/jszwedko/go-datemath.
/// </summary>
internal static partial class DateMath
{
    private const int MaxLength = 200;

    /// <param name="text">What the request holds.</param>
    /// <param name="now">The moment that "now" stands for.</param>
    /// <param name="end">True for the end of a range: rounding goes to the last millisecond of the period then, else to its first.</param>
    /// <returns>False where the text is none of the forms; Grafana then goes on with 1970-01-01.</returns>
    public static bool TryParse(string text, DateTimeOffset now, bool end, out DateTimeOffset time)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds))
        {
            time = FromMilliseconds(milliseconds);
            return true;
        }

        if (GoDuration.TryParse("-" + text, out var back))
        {
            time = now + back;
            return true;
        }

        time = now;
        if (text.Length > MaxLength || Shape().Match(text) is not { Success: true } match)
        {
            return false;
        }

        try
        {
            return (match.Groups["now"].Success || TryDate(match.Groups["date"].ValueSpan, out time)) && TryAdjust(match.Groups["step"].Captures, end, ref time);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A date before year 1 or after 9999: no such point in time here.
            return false;
        }
    }

    private static DateTimeOffset FromMilliseconds(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));

    private static bool TryDate(ReadOnlySpan<char> text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text,
        ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHHK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFK"],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out time);

    private static bool TryAdjust(CaptureCollection steps, bool end, ref DateTimeOffset time)
    {
        foreach (var step in steps.Select(capture => capture.Value))
        {
            var digits = step.AsSpan(1).IndexOfAnyExceptInRange('0', '9');
            var unit = step[(1 + digits)..];
            if (step[0] == '/')
            {
                if (unit == "b")
                {
                    return false;
                }

                var first = RoundDown(time, unit);
                time = end ? Add(first, 1, unit).AddMilliseconds(-1) : first;
                continue;
            }

            if (!int.TryParse(digits == 0 ? "1" : step.AsSpan(1, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return false;
            }

            time = Add(time, step[0] == '-' ? -count : count, unit);
        }

        return true;
    }

    private static DateTimeOffset Add(DateTimeOffset time, int count, string unit) => unit switch
    {
        "y" or "fy" => AddMonths(time, 12L * count),
        "Q" or "fQ" => AddMonths(time, 3L * count),
        "M" => AddMonths(time, count),
        "w" => time.AddDays(7.0 * count),
        "d" => time.AddDays(count),
        "b" => AddBusinessDays(time, count),
        "h" or "H" => time.AddHours(count),
        "m" => time.AddMinutes(count),
        _ => time.AddSeconds(count),
    };

    /// <summary>A day that the month lacks runs over into the next one, as in Go: 31 October and a month is 1 December.</summary>
    private static DateTimeOffset AddMonths(DateTimeOffset time, long months)
    {
        if (Math.Abs(months) > 120_000)
        {
            throw new ArgumentOutOfRangeException(nameof(months));
        }

        var first = time.AddDays(1 - time.Day);
        return first.AddMonths((int)months).AddDays(time.Day - 1);
    }

    private static DateTimeOffset AddBusinessDays(DateTimeOffset time, int count)
    {
        if (Math.Abs((long)count) > 4_000_000)
        {
            throw new ArgumentOutOfRangeException(nameof(count));
        }

        for (var left = Math.Abs(count); left > 0; left--)
        {
            do
            {
                time = time.AddDays(Math.Sign(count));
            }
            while (time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        }

        return time;
    }

    private static DateTimeOffset RoundDown(DateTimeOffset time, string unit)
    {
        var day = new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero);
        return unit switch
        {
            "y" or "fy" => day.AddDays(1 - day.DayOfYear),
            "Q" or "fQ" => day.AddDays(1 - day.Day).AddMonths(-((day.Month - 1) % 3)),
            "M" => day.AddDays(1 - day.Day),
            "w" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            "d" => day,
            "h" or "H" => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerHour)),
            "m" => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMinute)),
            _ => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond)),
        };
    }

    [GeneratedRegex(@"^(?:(?<now>now)|(?<date>[0-9]{4}[0-9T:.Z+-]*)(?:\|\||$))(?<step>(?:[+-][0-9]*|/)(?:f[yQ]|[yMwdbhHmsQ]))*$")]
    private static partial Regex Shape();
}
