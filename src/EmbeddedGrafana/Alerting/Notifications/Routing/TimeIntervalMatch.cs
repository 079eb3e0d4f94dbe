using System.Globalization;
using Cortico.EmbeddedGrafana.Alerting.MuteTimings;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;

/// <summary>Whether a moment lies in times that recur, as Alertmanager decides it: each kind that is given must hold, in the interval's time zone (UTC by default).</summary>
internal static class TimeIntervalMatch
{
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public static bool Contains(TimeInterval interval, DateTimeOffset moment)
    {
        var local = string.IsNullOrEmpty(interval.Location) ? moment.UtcDateTime : TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(interval.Location)).DateTime;
        var minute = (local.Hour * 60) + local.Minute;
        return Any(interval.Times, range => Minute(range.StartTime) <= minute && minute < Minute(range.EndTime))
            && Any(interval.Weekdays, range => InRange(range, (int)local.DayOfWeek, text => Array.IndexOf(Weekdays, text.ToLowerInvariant())))
            && Any(interval.DaysOfMonth, range => IsDay(range, local))
            && Any(interval.Months, range => InRange(range, local.Month, text => Array.IndexOf(Months, text.ToLowerInvariant()) is >= 0 and var index ? index + 1 : Number(text)))
            && Any(interval.Years, range => InRange(range, local.Year, Number));
    }

    private static bool Any<T>(IReadOnlyList<T>? ranges, Func<T, bool> holds) => ranges is null or [] || ranges.Any(holds);

    private static bool InRange(string range, int value, Func<string, int> number)
    {
        var ends = range.Split(':');
        return number(ends[0]) <= value && value <= number(ends[^1]);
    }

    /// <summary>Negative days count from the end of the month; a range that begins past its end is none.</summary>
    private static bool IsDay(string range, DateTime local)
    {
        var days = DateTime.DaysInMonth(local.Year, local.Month);
        var ends = range.Split(':');
        var (first, last) = (Day(ends[0]), Day(ends[^1]));
        return first <= days && Math.Max(first, -days) <= local.Day && local.Day <= Math.Min(last, days);

        int Day(string text) => Number(text) is < 0 and var fromEnd ? days + fromEnd + 1 : Number(text);
    }

    private static int Minute(string? text) => text == "24:00" ? 24 * 60 : TimeOnly.ParseExact(text!, "HH:mm", CultureInfo.InvariantCulture) is var time ? (time.Hour * 60) + time.Minute : 0;

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
