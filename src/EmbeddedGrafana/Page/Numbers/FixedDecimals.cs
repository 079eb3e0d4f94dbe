using System.Globalization;

namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>Writes a number with so many decimals, or with three significant digits where nobody said how many.</summary>
internal static class FixedDecimals
{
    public static string Format(double value, int? decimals)
    {
        if (double.IsInfinity(value))
        {
            return value > 0 ? "∞" : "-∞";
        }

        var places = decimals ?? Automatic(value);
        if (value == 0)
        {
            return Pad("0", places ?? 0);
        }

        var factor = places is > 0 and { } count ? Math.Pow(10, count) : 1;
        var text = JavaScriptNumber.ToText(JavaScriptNumber.Round(value * factor) / factor);
        return text.Contains('e', StringComparison.Ordinal) || places is null ? text : Pad(text, places.Value);
    }

    /// <summary>Decimals that show the increment of an axis exactly: 0.25 needs two.</summary>
    public static int Of(double increment)
    {
        var text = Math.Round(increment, 6).ToString("0.######", CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.Length - point - 1;
    }

    /// <summary>Drops zeros at the end of the decimals: "1.50" is "1.5", "2.00" is "2".</summary>
    public static string Trim(string text) =>
        text.Contains('.', StringComparison.Ordinal) && !text.Contains('e', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    /// <returns>Null for NaN, which has no size.</returns>
    private static int? Automatic(double value)
    {
        if (double.IsNaN(value))
        {
            return null;
        }

        return value % 1 == 0 ? 0 : Math.Max(0, 2 - (int)Math.Floor(Math.Log(Math.Abs(value)) / Math.Log(10)));
    }

    private static string Pad(string text, int places)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var have = point < 0 ? 0 : text.Length - point - 1;
        return have >= places ? text : (have == 0 ? text + "." : text) + new string('0', places - have);
    }
}
