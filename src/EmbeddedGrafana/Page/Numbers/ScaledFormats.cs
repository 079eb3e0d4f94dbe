namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>Units that take a prefix by the size of the number: kilo, mega; kibi, mebi; thousand, million.</summary>
internal static class ScaledFormats
{
    private static readonly string[] Decimal = ["f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"];
    private static readonly string[] Binary = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"];
    private static readonly string[] Counts = ["", "K", "M", "B", "T"];
    private static readonly string[] Words = ["", " K", " Mil", " Bil", " Tri", " Quadr", " Quint", " Sext", " Sept"];
    private const int One = 5;

    /// <summary>"1.02 kB", "500 mW".</summary>
    /// <param name="offset">The prefix that the number already has: 1 where it counts kilos.</param>
    public static ValueFormat Si(string symbol, int offset = 0) => Of(1000, [.. Decimal.Select(prefix => " " + prefix + symbol)], One + offset);

    /// <summary>"1.02 KiB".</summary>
    /// <param name="offset">1 where the number counts kibis, 2 mebis.</param>
    public static ValueFormat Powers1024(string symbol, int offset = 0) => Of(1024, [.. Binary.Select(prefix => " " + prefix + symbol)], offset);

    /// <summary>"1.02 Mil".</summary>
    public static readonly ValueFormat Short = Of(1000, Words, 0);

    /// <summary>"1.02K req/s". A number that is none gets Grafana's slip, "NaNundefined req/s", here too.</summary>
    public static ValueFormat Count(string symbol)
    {
        var scaled = Of(1000, Counts, 0);
        return (value, decimals, zone) => value is null
            ? FormattedValue.Empty
            : scaled(value, decimals, zone) is var text ? text with { Suffix = (text.Suffix ?? "undefined") + " " + symbol } : null!;
    }

    /// <summary>"-$1.02K", or the symbol behind.</summary>
    public static ValueFormat Currency(string symbol, bool behind = false)
    {
        var scaled = Of(1000, Counts, 0);
        return (value, decimals, zone) =>
        {
            if (value is not { } amount)
            {
                return FormattedValue.Empty;
            }

            var text = scaled(Math.Abs(amount), decimals, zone);
            var sign = amount < 0 ? "-" : "";
            return behind
                ? text with { Prefix = sign, Suffix = text.Suffix is null ? null : text.Suffix + symbol }
                : text with { Prefix = sign + symbol };
        };
    }

    private static ValueFormat Of(double factor, string[] suffixes, int offset) => (value, decimals, _) =>
    {
        if (value is not { } number)
        {
            return FormattedValue.Empty;
        }

        if (!double.IsFinite(number))
        {
            return new FormattedValue(FixedDecimals.Format(number, null));
        }

        var power = number == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(number)) / Math.Log10(factor));
        power = Math.Clamp(power, -offset, suffixes.Length - offset - 1);
        return new FormattedValue(FixedDecimals.Format(number / Math.Pow(factor, power), decimals), suffixes[offset + power]);
    };
}
