using System.Globalization;

namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>
/// Numbers as a browser writes and rounds them; Grafana's page leans on both.
/// Source: ECMA-262, Number::toString and Math.round.
/// </summary>
internal static class JavaScriptNumber
{
    /// <summary>The shortest digits that read back as the same number; an exponent below 1e-6 and from 1e21.</summary>
    public static string ToText(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "Infinity" : "-Infinity";
        }

        if (value == 0)
        {
            return "0";
        }

        var (digits, point) = Shortest(Math.Abs(value));
        return (value < 0 ? "-" : "") + Lay(digits, point);
    }

    /// <summary>To the nearest whole number; a half goes up, also below zero.</summary>
    public static double Round(double value)
    {
        var floor = Math.Floor(value);
        return value - floor >= 0.5 ? floor + 1 : floor;
    }

    /// <summary>What JavaScript's <c>Number(text)</c> makes of a text: NaN where it is no number, or empty.</summary>
    public static double Parse(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 0 && double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }

    /// <returns>The digits without leading and trailing zeros, and how many of them stand before the point.</returns>
    private static (string Digits, int Point) Shortest(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var e = shortest.IndexOf('E', StringComparison.Ordinal);
        var exponent = e < 0 ? 0 : int.Parse(shortest.AsSpan(e + 1), CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? shortest : shortest[..e];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        return (digits.TrimEnd('0'), (dot < 0 ? mantissa.Length : dot) - (all.Length - digits.Length) + exponent);
    }

    private static string Lay(string digits, int point)
    {
        if (point is > 21 or <= -6)
        {
            var exponent = string.Create(CultureInfo.InvariantCulture, $"e{(point > 0 ? '+' : '-')}{Math.Abs(point - 1)}");
            return digits.Length == 1 ? digits + exponent : digits[..1] + "." + digits[1..] + exponent;
        }

        if (point <= 0)
        {
            return "0." + new string('0', -point) + digits;
        }

        return digits.Length <= point ? digits + new string('0', point - digits.Length) : digits[..point] + "." + digits[point..];
    }
}
