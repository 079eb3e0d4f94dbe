using System.Globalization;

namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>Units without prefixes.</summary>
internal static class PlainFormats
{
    /// <summary>"12.3 °C"; without a symbol just the number.</summary>
    public static ValueFormat Fixed(string symbol) => (value, decimals, _) =>
        value is { } number ? new FormattedValue(FixedDecimals.Format(number, decimals), symbol.Length == 0 ? null : " " + symbol) : FormattedValue.Empty;

    /// <summary>"~12.3".</summary>
    public static ValueFormat Prefixed(string symbol) => (value, decimals, _) =>
        value is { } number ? new FormattedValue(FixedDecimals.Format(number, decimals), Prefix: symbol) : FormattedValue.Empty;

    /// <summary>"12.3%", of a number that counts hundredths (1) or whole ones (100).</summary>
    public static ValueFormat Percent(double factor) => (value, decimals, _) =>
        value is { } number ? new FormattedValue(FixedDecimals.Format(factor * number, decimals), "%") : FormattedValue.Empty;

    public static ValueFormat Boolean(string yes, string no) => (value, _, _) => new FormattedValue(value is { } number && !double.IsNaN(number) && number != 0 ? yes : no);

    /// <summary>As JavaScript writes it, all digits.</summary>
    public static readonly ValueFormat Text = (value, _, _) => new FormattedValue(value is { } number ? JavaScriptNumber.ToText(number) : "null");

    /// <summary>"1,234.5": thousands apart, three decimals at most.</summary>
    public static readonly ValueFormat Grouped = (value, decimals, _) => value switch
    {
        null => FormattedValue.Empty,
        { } number when !double.IsFinite(number) => new FormattedValue(FixedDecimals.Format(number, null)),
        { } number => new FormattedValue(FixedDecimals.Trim(Group(number, decimals ?? 3))),
    };

    /// <summary>"1.23e+4".</summary>
    public static readonly ValueFormat Scientific = (value, decimals, _) =>
    {
        if (value is not { } number)
        {
            return FormattedValue.Empty;
        }

        if (!double.IsFinite(number))
        {
            return new FormattedValue(JavaScriptNumber.ToText(number));
        }

        var digits = decimals is { } places ? "0" + (places > 0 ? "." + new string('0', places) : "") : "0.################";
        return new FormattedValue(number.ToString(digits + "e+0", CultureInfo.InvariantCulture));
    };

    /// <param name="prefix">"0x" or nothing.</param>
    public static ValueFormat Hexadecimal(string prefix) => (value, decimals, _) => value is { } number
        ? new FormattedValue((prefix + HexadecimalText.Of(JavaScriptNumber.Parse(FixedDecimals.Format(number, decimals)))).ToUpperInvariant().Replace("0X", "0x", StringComparison.Ordinal))
        : FormattedValue.Empty;

    /// <summary>A half of the digits that a person reads goes away from zero, which takes decimal arithmetic.</summary>
    private static string Group(double number, int decimals)
    {
        var format = "N" + decimals.ToString(CultureInfo.InvariantCulture);
        return Math.Abs(number) < 1e15
            ? Math.Round((decimal)number, Math.Clamp(decimals, 0, 28), MidpointRounding.AwayFromZero).ToString(format, CultureInfo.InvariantCulture)
            : number.ToString(format, CultureInfo.InvariantCulture);
    }
}
