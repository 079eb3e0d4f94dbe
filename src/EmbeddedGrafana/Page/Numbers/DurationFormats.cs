namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>Spans of time on one scale: "12.3 ms", "1.50 hours". From what size on the next unit is taken differs with the unit that the number counts.</summary>
internal static class DurationFormats
{
    private const double Year = 31_536_000;

    /// <param name="Below">The step is for sizes below this, in the unit that the number counts.</param>
    /// <param name="Factor">What the number is multiplied (above 1) or, negated, divided by.</param>
    /// <param name="Word">Written with an s for more than one; symbols such as "ms" are not.</param>
    private readonly record struct Step(double Below, double Factor, string Unit, bool Word = false);

    public static readonly ValueFormat Nanoseconds = Of(
        new(1e3, 1, "ns"), new(1e6, -1e3, "µs"), new(1e9, -1e6, "ms"), new(6e10, -1e9, "s"), new(3.6e12, -6e10, "min", true),
        new(8.64e13, -3.6e12, "hour", true), new(double.PositiveInfinity, -8.64e13, "day", true));

    public static readonly ValueFormat Microseconds = Of(new(1e3, 1, "µs"), new(1e6, -1e3, "ms"), new(double.PositiveInfinity, -1e6, "s"));

    public static readonly ValueFormat Milliseconds = Of(
        new(1e3, 1, "ms"), new(6e4, -1e3, "s"), new(3.6e6, -6e4, "min", true), new(8.64e7, -3.6e6, "hour", true), new(Year * 1e3, -8.64e7, "day", true),
        new(double.PositiveInfinity, -Year * 1e3, "year", true));

    public static readonly ValueFormat Minutes = Of(
        new(60, 1, "min"), new(1440, -60, "hour", true), new(10_080, -1440, "day", true), new(604_800, -10_080, "week", true),
        new(double.PositiveInfinity, -525_948, "year", true));

    public static readonly ValueFormat Hours = Of(
        new(24, 1, "hour"), new(168, -24, "day", true), new(8760, -168, "week", true), new(double.PositiveInfinity, -8760, "year", true));

    public static readonly ValueFormat Days = Of(new(7, 1, "day", true), new(365, -7, "week", true), new(double.PositiveInfinity, -365, "year", true));

    private static readonly ValueFormat NonZeroSeconds = Of(
        new(1e-6, 1e9, "ns"), new(1e-3, 1e6, "µs"), new(1, 1e3, "ms"), new(60, 1, "s"), new(3600, -60, "min", true), new(86_400, -3600, "hour", true),
        new(604_800, -86_400, "day", true), new(Year, -604_800, "week", true), new(double.PositiveInfinity, -3.15569e7, "year", true));

    /// <summary>Zero is "0 s" with any number of decimals.</summary>
    public static readonly ValueFormat Seconds = (value, decimals, zone) => value == 0 ? new FormattedValue("0", " s") : NonZeroSeconds(value, decimals, zone);

    /// <summary>Hundredths of a second, as SNMP counts.</summary>
    public static readonly ValueFormat TimeTicks = (value, decimals, zone) => Seconds((value ?? 0) / 100, decimals, zone);

    private static ValueFormat Of(params Step[] steps) => (value, decimals, _) =>
    {
        if (value is not { } number)
        {
            return FormattedValue.Empty;
        }

        var size = Math.Abs(number);
        var step = steps[^1];
        foreach (var candidate in steps)
        {
            if (size < candidate.Below)
            {
                step = candidate;
                break;
            }
        }

        var scaled = step.Factor < 0 ? number / -step.Factor : number * step.Factor;
        return new FormattedValue(FixedDecimals.Format(scaled, decimals), " " + step.Unit + (step.Word && Math.Abs(scaled) > 1 ? "s" : ""));
    };
}
