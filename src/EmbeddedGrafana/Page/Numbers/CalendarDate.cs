using System.Runtime.InteropServices;

namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>
/// A moment as a calendar and a clock show it. Unlike <see cref="DateTime"/> it reaches past the year 9999, as browsers do.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CalendarDate(long Year, int Month, int Day, int DayOfWeek, int Hour, int Minute, int Second, int Millisecond, TimeSpan Offset)
{
    /// <summary>The farthest moment from 1970 that a browser knows, either way, in milliseconds.</summary>
    private const double Farthest = 8.64e15;

    /// <param name="milliseconds">Since 1970-01-01 UTC.</param>
    /// <returns>Null where no calendar reaches.</returns>
    public static CalendarDate? Of(double milliseconds, TimeZoneInfo zone)
    {
        if (double.IsNaN(milliseconds) || Math.Abs(milliseconds) > Farthest)
        {
            return null;
        }

        var offset = OffsetOf(milliseconds, zone);
        var time = (long)Math.Truncate(milliseconds) + (offset.Ticks / TimeSpan.TicksPerMillisecond);
        var days = (long)Math.Floor(time / 86_400_000.0);
        var rest = (int)(time - (days * 86_400_000));
        var (year, month, day) = Civil(days);
        return new CalendarDate(year, month, day, (int)((((days + 4) % 7) + 7) % 7), rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60, rest % 1000, offset);
    }

    private static TimeSpan OffsetOf(double milliseconds, TimeZoneInfo zone) =>
        milliseconds > -6e13 && milliseconds < 2.5e14 ? zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)) : zone.BaseUtcOffset;

    /// <summary>The Gregorian date of a day counted from 1970: 400 years are 146,097 days, and a year that begins in March ends with the leap day.</summary>
    private static (long Year, int Month, int Day) Civil(long days)
    {
        var shifted = days + 719_468;
        var era = (long)Math.Floor(shifted / 146_097.0);
        var dayOfEra = shifted - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var fromMarch = ((5 * dayOfYear) + 2) / 153;
        var day = (int)(dayOfYear - (((153 * fromMarch) + 2) / 5) + 1);
        var month = (int)(fromMarch < 10 ? fromMarch + 3 : fromMarch - 9);
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, day);
    }
}
