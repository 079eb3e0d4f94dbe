using System.Globalization;

namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>Spans of time in words and as clocks: "1 hour, 30 minutes", "01:30:00", "01h:30m".</summary>
internal static class SpelledDurations
{
    private static readonly (string Name, double Milliseconds)[] Units =
    [
        ("year", 31_536_000_000), ("month", 2_592_000_000), ("week", 604_800_000), ("day", 86_400_000), ("hour", 3_600_000), ("minute", 60_000),
        ("second", 1000), ("millisecond", 1),
    ];

    /// <summary>The largest unit, and as many of the smaller ones as decimals were asked for.</summary>
    /// <param name="unit">The one that the number counts: "second", "millisecond".</param>
    public static ValueFormat Words(string unit)
    {
        var factor = Units.First(candidate => candidate.Name == unit).Milliseconds;
        return (value, decimals, _) => value switch
        {
            null => FormattedValue.Empty,
            0 => new FormattedValue("0", " " + unit + "s"),
            < 0 => new FormattedValue(Spell(-value.Value * factor, decimals ?? 0), " ago"),
            { } number => new FormattedValue(Spell(number * factor, decimals ?? 0)),
        };
    }

    /// <summary>"2 d 01:30:00" of seconds.</summary>
    public static readonly ValueFormat DaysAndClock = (value, _, _) =>
    {
        var seconds = Math.Abs(value ?? 0);
        var days = Math.Floor(seconds / 86_400);
        var text = (days > 0 ? JavaScriptNumber.ToText(days) + " d " : "") + Clock(seconds - (days * 86_400));
        return new FormattedValue(text, value < 0 ? " ago" : null);
    };

    /// <summary>"25:30:00" of seconds.</summary>
    public static readonly ValueFormat HoursClock = (value, _, _) => new FormattedValue(Clock(Math.Abs(value ?? 0)), value < 0 ? " ago" : null);

    /// <summary>"01h:30m:00s:000ms"; the decimals say how many parts after the first.</summary>
    /// <param name="milliseconds">How many one of the number are.</param>
    public static ValueFormat Parts(double milliseconds) => (value, decimals, _) =>
    {
        if (value is not { } number)
        {
            return FormattedValue.Empty;
        }

        var size = number * milliseconds;
        if (size < 1000)
        {
            return new FormattedValue(double.IsNegativeInfinity(size) ? "Invalid date" : Part(size, 1, 1000, "000") + "ms");
        }

        var parts = new List<string>();
        if (!(size < 3_600_000))
        {
            parts.Add(JavaScriptNumber.ToText(Math.Floor(size / 3_600_000)).PadLeft(2, '0') + "h");
        }

        if (!double.IsFinite(size))
        {
            return new FormattedValue(parts[0] + (decimals == 0 ? "" : ":Invalid date"));
        }

        if (size >= 60_000)
        {
            parts.Add(Part(size, 60_000, 60, "00") + "m");
        }

        parts.Add(Part(size, 1000, 60, "00") + "s");
        parts.Add(Part(size, 1, 1000, "000") + "ms");
        return new FormattedValue(string.Join(':', parts.Take((decimals ?? int.MaxValue - 1) + 1)));
    };

    private static string Spell(double milliseconds, int more)
    {
        var words = new List<string>();
        foreach (var (name, size) in Units)
        {
            var count = milliseconds / size;
            if (count >= 1 || words.Count > 0)
            {
                var floor = Math.Floor(count);
                words.Add(JavaScriptNumber.ToText(floor) + " " + name + (floor == 1 ? "" : "s"));
                milliseconds %= size;
            }

            if (words.Count > more)
            {
                break;
            }
        }

        return string.Join(", ", words);
    }

    private static string Clock(double seconds) =>
        string.Join(':', new[] { Math.Floor(seconds / 3600), Math.Floor(seconds % 3600 / 60), Math.Floor(seconds % 60) }
            .Select(part => (part > 9 ? "" : "0") + JavaScriptNumber.ToText(part)));

    /// <summary>Times before 1970 count backwards, as a clock does: 1 ms before is 999 ms.</summary>
    private static string Part(double milliseconds, double unit, double modulus, string format)
    {
        var part = Math.Floor(Math.Truncate(milliseconds) / unit) % modulus;
        return (part < 0 ? part + modulus : part).ToString(format, CultureInfo.InvariantCulture);
    }
}
