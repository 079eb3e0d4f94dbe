using System.Globalization;

namespace Cortico.EmbeddedGrafana.Alerting.MuteTimings;

/// <summary>Which time intervals Alertmanager understands. Source: https://prometheus.io/docs/alerting/latest/configuration/#time_interval.</summary>
internal static class TimeIntervalCheck
{
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public static bool IsValid(TimeInterval interval) =>
        (interval.Times ?? []).All(IsTimeRange)
        && (interval.Weekdays ?? []).All(range => IsRange(range, text => Array.IndexOf(Weekdays, text.ToLowerInvariant()) is >= 0 and var day ? day : null))
        && (interval.DaysOfMonth ?? []).All(range => IsRange(range, text => Number(text) is { } day && Math.Abs(day) is >= 1 and <= 31 ? day < 0 ? day + 100 : day : null))
        && (interval.Months ?? []).All(range => IsRange(range, Month))
        && (interval.Years ?? []).All(range => IsRange(range, text => Number(text) is > 0 and var year ? year : null))
        && (string.IsNullOrEmpty(interval.Location) || TimeZoneInfo.TryFindSystemTimeZoneById(interval.Location, out _));

    private static bool IsTimeRange(TimeOfDayRange range) => Minutes(range.StartTime) is { } start && Minutes(range.EndTime) is { } end && start < end;

    private static int? Minutes(string? text) => text == "24:00"
        ? 24 * 60
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null;

    /// <summary>One value, or two with a colon between them, the lower first.</summary>
    private static bool IsRange(string? text, Func<string, int?> value)
    {
        var ends = (text ?? "").Split(':');
        return ends.Length <= 2 && value(ends[0]) is { } first && value(ends[^1]) is { } last && first <= last;
    }

    private static int? Month(string text) => Array.IndexOf(Months, text.ToLowerInvariant()) is >= 0 and var month ? month + 1 : Number(text) is >= 1 and <= 12 and var number ? number : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
