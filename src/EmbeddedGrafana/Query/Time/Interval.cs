using System.Globalization;

namespace Cortico.EmbeddedGrafana.Query.Time;

/// <summary>Grafana's own spelling of intervals ("15s", "1d", "2w"; a bare number counts seconds) and its ladder of round steps.</summary>
internal static class Interval
{
    /// <summary>A julian year, so that a month is a twelfth of 365.25 days.</summary>
    private const long TicksPerYear = TimeSpan.TicksPerDay * 1461 / 4;

    /// <summary>Up to and including the first duration, the second is the round step.</summary>
    private static readonly (long UpToMs, long StepMs)[] Ladder =
    [
        (10, 1), (15, 10), (35, 20), (75, 50), (150, 100), (350, 200), (750, 500), (1_500, 1_000), (3_500, 2_000), (7_500, 5_000), (12_500, 10_000),
        (17_500, 15_000), (25_000, 20_000), (45_000, 30_000), (90_000, 60_000), (210_000, 120_000), (450_000, 300_000), (750_000, 600_000),
        (1_050_000, 900_000), (1_500_000, 1_200_000), (2_700_000, 1_800_000), (5_400_000, 3_600_000), (9_000_000, 7_200_000), (16_200_000, 10_800_000),
        (32_400_000, 21_600_000), (86_400_000, 43_200_000), (172_800_000, 86_400_000), (604_800_000, 86_400_000), (1_814_400_000, 604_800_000),
        (63_071_999_999, 2_592_000_000),
    ];

    /// <summary>The round step next to an interval, mostly below it: 21.6 s becomes 20 s. A year is the longest.</summary>
    public static TimeSpan Round(TimeSpan interval)
    {
        foreach (var (upTo, step) in Ladder)
        {
            if (interval.Ticks <= upTo * TimeSpan.TicksPerMillisecond)
            {
                return TimeSpan.FromMilliseconds(step);
            }
        }

        return TimeSpan.FromDays(365);
    }

    /// <summary>One number and the largest unit that fits, the rest dropped: 90 s is "1m". This is what <c>$__interval</c> becomes.</summary>
    public static string Format(TimeSpan interval)
    {
        var (size, unit) = interval switch
        {
            { TotalDays: >= 365 } => (TimeSpan.TicksPerDay * 365, "y"),
            { TotalDays: >= 1 } => (TimeSpan.TicksPerDay, "d"),
            { TotalHours: >= 1 } => (TimeSpan.TicksPerHour, "h"),
            { TotalMinutes: >= 1 } => (TimeSpan.TicksPerMinute, "m"),
            { TotalSeconds: >= 1 } => (TimeSpan.TicksPerSecond, "s"),
            _ => (TimeSpan.TicksPerMillisecond, "ms"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, interval.Ticks / size)}{unit}");
    }

    /// <param name="text">"15s", "1h30m", "1d", "2w", "1M", "1y", a number of seconds, any of them in angle brackets.</param>
    /// <exception cref="FormatException">The text is none of these; the message is Go's.</exception>
    public static TimeSpan Parse(string text)
    {
        if (text.Length == 0)
        {
            throw new FormatException("invalid interval");
        }

        var inner = text.AsSpan();
        inner = inner[0] == '<' ? inner[1..] : inner;
        inner = inner is [.., '>'] ? inner[..^1] : inner;
        if (long.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < TimeSpan.MaxValue.TotalSeconds / 100)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (inner is [.., 'd' or 'w' or 'M' or 'y'] && long.TryParse(inner[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < 200_000)
        {
            return TimeSpan.FromTicks(count * inner[^1] switch
            {
                'd' => TimeSpan.TicksPerDay,
                'w' => TimeSpan.TicksPerDay * 7,
                'M' => TicksPerYear / 12,
                _ => TicksPerYear,
            });
        }

        return GoDuration.TryParse(inner, out var duration) ? duration : throw new FormatException($"time: invalid duration \"{inner}\"");
    }
}
