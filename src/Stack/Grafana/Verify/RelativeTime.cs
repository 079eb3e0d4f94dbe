using System.Globalization;
using System.Text.RegularExpressions;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>Moments as dashboards write them: <c>now-6h</c>, <c>now-1d/d</c>, epoch milliseconds, or a date.</summary>
internal static partial class RelativeTime
{
    /// <param name="roundUp">Whether <c>/d</c> means the end of the day rather than its beginning.</param>
    /// <returns>Null where the text is none of them.</returns>
    public static DateTimeOffset? Parse(string? text, DateTimeOffset now, bool roundUp)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)) return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        if (!text.StartsWith("now", StringComparison.Ordinal))
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
        var match = Form().Match(text);
        if (!match.Success) return null;
        var moment = now;
        foreach (Capture step in match.Groups["step"].Captures)
        {
            var amount = step.Value.Length == 2 ? 1 : int.Parse(step.Value.AsSpan(1, step.Value.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture);
            moment = Add(moment, step.Value[0] == '-' ? -amount : amount, step.Value[^1]);
        }
        return match.Groups["round"] is { Success: true } unit ? Round(moment, unit.Value[0], roundUp) : moment;
    }

    private static DateTimeOffset Add(DateTimeOffset moment, int amount, char unit) => unit switch
    {
        's' => moment.AddSeconds(amount),
        'm' => moment.AddMinutes(amount),
        'h' => moment.AddHours(amount),
        'd' => moment.AddDays(amount),
        'w' => moment.AddDays(7 * amount),
        'M' => moment.AddMonths(amount),
        'Q' => moment.AddMonths(3 * amount),
        _ => moment.AddYears(amount),
    };

    private static DateTimeOffset Round(DateTimeOffset moment, char unit, bool up)
    {
        var day = new DateTimeOffset(moment.UtcDateTime.Date, TimeSpan.Zero);
        var start = unit switch
        {
            's' => day.AddSeconds(Math.Floor(moment.UtcDateTime.TimeOfDay.TotalSeconds)),
            'm' => day.AddMinutes(Math.Floor(moment.UtcDateTime.TimeOfDay.TotalMinutes)),
            'h' => day.AddHours(moment.UtcDateTime.Hour),
            'd' => day,
            'w' => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            'M' => new DateTimeOffset(day.Year, day.Month, 1, 0, 0, 0, TimeSpan.Zero),
            'Q' => new DateTimeOffset(day.Year, day.Month - (day.Month - 1) % 3, 1, 0, 0, 0, TimeSpan.Zero),
            _ => new DateTimeOffset(day.Year, 1, 1, 0, 0, 0, TimeSpan.Zero),
        };
        return up ? Add(start, 1, unit).AddMilliseconds(-1) : start;
    }

    [GeneratedRegex(@"^now(?<step>[+-]\d{0,6}[smhdwMQy])*(/(?<round>[smhdwMQy]))?$")]
    private static partial Regex Form();
}
