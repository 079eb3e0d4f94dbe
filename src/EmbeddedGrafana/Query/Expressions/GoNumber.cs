using System.Globalization;

namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>Numbers as Go writes them with the fewest digits that read back the same.</summary>
internal static class GoNumber
{
    /// <summary>Go's <c>%v</c>: an exponent below 0.0001 and from a million on.</summary>
    public static string General(double value)
    {
        if (Special(value) is { } word)
        {
            return word;
        }

        var (sign, digits, point) = Digits(value);
        if (value == 0 || point is > -4 and <= 6)
        {
            return sign + Plain(digits, point);
        }

        var exponent = point - 1;
        var fraction = digits.Length == 1 ? "" : "." + digits[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    /// <summary>Never an exponent.</summary>
    public static string Fixed(double value)
    {
        if (Special(value) is { } word)
        {
            return word;
        }

        var (sign, digits, point) = Digits(value);
        return sign + Plain(digits, point);
    }

    private static string? Special(double value) => double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : null;

    /// <returns>The significant digits, and how many of them stand before the point; below zero that many zeros follow it.</returns>
    private static (string Sign, string Digits, int Point) Digits(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture).AsSpan();
        var sign = text[0] == '-' ? "-" : "";
        text = text[sign.Length..];
        var mark = text.IndexOf('E');
        var exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var number = mark < 0 ? text : text[..mark];
        var dot = number.IndexOf('.');
        var point = (dot < 0 ? number.Length : dot) + exponent;
        var digits = dot < 0 ? number.ToString() : string.Concat(number[..dot], number[(dot + 1)..]);
        var zeros = digits.Length - digits.TrimStart('0').Length;
        digits = digits[zeros..].TrimEnd('0');
        return digits.Length == 0 ? (sign, "0", 1) : (sign, digits, point - zeros);
    }

    private static string Plain(string digits, int point) =>
        point <= 0 ? "0." + new string('0', -point) + digits :
        point >= digits.Length ? digits + new string('0', point - digits.Length) :
        digits[..point] + "." + digits[point..];
}
