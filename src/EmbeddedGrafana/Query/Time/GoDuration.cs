using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cortico.EmbeddedGrafana.Query.Time;

/// <summary>
/// Durations as Go writes and reads them ("1m5s", "168h0m0s", "1.5s"): Grafana shows the step of a query and the value of
/// <c>$__rate_interval</c> that way. Source: https://pkg.go.dev/time#Duration. The finest unit kept is 100 ns.
/// </summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly (string Name, long Ticks)[] Units =
    [
        ("ns", 0), ("us", TimeSpan.TicksPerMicrosecond), ("µs", TimeSpan.TicksPerMicrosecond), ("μs", TimeSpan.TicksPerMicrosecond),
        ("ms", TimeSpan.TicksPerMillisecond), ("s", TimeSpan.TicksPerSecond), ("m", TimeSpan.TicksPerMinute), ("h", TimeSpan.TicksPerHour),
    ];

    public static string Format(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
        {
            return "0s";
        }

        var sign = duration < TimeSpan.Zero ? "-" : "";
        var ticks = Math.Abs(duration.Ticks);
        if (ticks < TimeSpan.TicksPerSecond)
        {
            return sign + BelowOneSecond(ticks);
        }

        var text = new StringBuilder(sign, 24);
        var hours = ticks / TimeSpan.TicksPerHour;
        var minutes = ticks / TimeSpan.TicksPerMinute % 60;
        if (hours > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{hours}h");
        }

        if (hours > 0 || minutes > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{minutes}m");
        }

        return text.Append(Fraction(ticks % TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond)).Append('s').ToString();
    }

    /// <summary>Reads a signed sum of decimal numbers with units, such as "1h30m", "-1.5s" or "300ms".</summary>
    /// <returns>False where Go's <c>time.ParseDuration</c> answers an error, overflow included.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = default;
        var negative = text is ['-', ..];
        var rest = text is ['-' or '+', ..] ? text[1..] : text;
        if (rest is "0")
        {
            return true;
        }

        if (rest.IsEmpty)
        {
            return false;
        }

        decimal sum = 0;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            rest = rest[digits..];
            var letters = rest.IndexOfAny(Digits);
            var unit = letters < 0 ? rest : rest[..letters];
            if (!TryTicks(unit, number, out var ticks))
            {
                return false;
            }

            sum += ticks;
            rest = rest[unit.Length..];
        }

        // Go counts nanoseconds in 64 bits: 292 years are the most.
        if (sum > long.MaxValue / 100)
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)(negative ? -sum : sum));
        return true;
    }

    private static bool TryTicks(ReadOnlySpan<char> unit, decimal number, out decimal ticks)
    {
        foreach (var (name, size) in Units)
        {
            if (unit.SequenceEqual(name))
            {
                ticks = number > long.MaxValue / 100 ? decimal.MaxValue / 1000 : size == 0 ? number / TimeSpan.NanosecondsPerTick : number * size;
                return true;
            }
        }

        ticks = 0;
        return false;
    }

    private static string BelowOneSecond(long ticks) => ticks switch
    {
        < TimeSpan.TicksPerMicrosecond => string.Create(CultureInfo.InvariantCulture, $"{ticks * TimeSpan.NanosecondsPerTick}ns"),
        < TimeSpan.TicksPerMillisecond => Fraction(ticks, TimeSpan.TicksPerMicrosecond) + "µs",
        _ => Fraction(ticks, TimeSpan.TicksPerMillisecond) + "ms",
    };

    private static string Fraction(long ticks, long unit) => ((decimal)ticks / unit).ToString("0.#########", CultureInfo.InvariantCulture);
}
