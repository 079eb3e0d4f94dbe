using Cortico.EmbeddedGrafana.Page.Numbers;
using Cortico.EmbeddedGrafana.Page.Time;

namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <summary>Where the labels of a time axis stand, on round times of the reader's clock.</summary>
internal static class TimeTicks
{
    private const double Second = 1000;
    private const double Minute = 60 * Second;
    private const double Hour = 60 * Minute;
    private const double Day = 24 * Hour;
    private const double LetterWidth = 6.7;
    private const double Gap = 18;

    private static readonly double[] Increments =
    [
        1, 2, 5, 10, 20, 50, 100, 200, 500, Second, 5 * Second, 10 * Second, 15 * Second, 30 * Second, Minute, 5 * Minute, 10 * Minute, 15 * Minute, 30 * Minute,
        Hour, 2 * Hour, 3 * Hour, 4 * Hour, 6 * Hour, 8 * Hour, 12 * Hour, Day, 2 * Day, 3 * Day, 4 * Day, 5 * Day, 7 * Day, 10 * Day, 15 * Day,
    ];

    private static readonly int[] Months = [1, 2, 3, 4, 6, 12, 24, 60, 120];

    /// <param name="width">Of the plot, pixels.</param>
    public static IReadOnlyList<Tick> Of(PageTimeRange range, double width, TimeZoneInfo zone)
    {
        var (start, end) = ((double)range.From.ToUnixTimeMilliseconds(), (double)range.To.ToUnixTimeMilliseconds());
        foreach (var increment in Increments)
        {
            var pattern = PatternOf(increment, end - start);
            if (increment / (end - start) * width >= (pattern.Length * LetterWidth) + Gap)
            {
                return [.. At(start, end, increment, zone).Select(time => new Tick(time, DateText.Format(time, pattern, zone)))];
            }
        }

        return ByMonths(start, end, width, zone);
    }

    private static string PatternOf(double increment, double length) => increment switch
    {
        < Second => "HH:mm:ss.SSS",
        <= Minute => "HH:mm:ss",
        < Day when length <= Day => "HH:mm",
        < Day => "MM/DD HH:mm",
        _ => "MM/DD",
    };

    private static IEnumerable<double> At(double start, double end, double increment, TimeZoneInfo zone)
    {
        var time = Floor(start, increment, zone);
        while (time <= end)
        {
            if (time >= start)
            {
                yield return time;
            }

            // Over a change of the clock the steps stay on round hours.
            var next = Floor(time + increment + (increment > Hour ? Hour : 0), increment, zone);
            time = next > time ? next : time + increment;
        }
    }

    private static double Floor(double time, double increment, TimeZoneInfo zone)
    {
        var offset = Offset(time, zone);
        return (Math.Floor((time + offset) / increment) * increment) - offset;
    }

    private static double Offset(double time, TimeZoneInfo zone) => zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds((long)time)).TotalMilliseconds;

    private static List<Tick> ByMonths(double start, double end, double width, TimeZoneInfo zone)
    {
        var months = Array.Find(Months, count => count * 30 * Day / (end - start) * width >= (7 * LetterWidth) + Gap) is > 0 and var found ? found : Months[^1];
        var ticks = new List<Tick>();
        var first = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds((long)start), zone);
        var month = new DateTime(first.Year, 1, 1);
        for (; ; month = month.AddMonths(months))
        {
            double time = new DateTimeOffset(month, zone.GetUtcOffset(month)).ToUnixTimeMilliseconds();
            if (time > end)
            {
                return ticks;
            }

            if (time >= start)
            {
                ticks.Add(new Tick(time, DateText.Format(time, months >= 12 ? "YYYY" : "YYYY-MM", zone)));
            }
        }
    }
}
