using System.Globalization;

namespace Cortico.EmbeddedGrafana.Go;

/// <summary>Floating point numbers as Go's <c>strconv.FormatFloat</c> writes them.</summary>
internal static class GoNumber
{
    /// <summary>From here on, and below a ten-thousandth, <c>%v</c> takes an exponent where the digits are as few as possible.</summary>
    private const int GeneralExponent = 6;

    /// <summary>Go's <c>%v</c>: the fewest digits that read back the same, with an exponent below 0.0001 and from a million on.</summary>
    public static string General(double number) => Format(number, 'g', -1);

    /// <summary>The fewest digits that read back the same, never an exponent.</summary>
    public static string Fixed(double number) => Format(number, 'f', -1);

    /// <param name="form">e, f or g.</param>
    /// <param name="precision">Digits after the point, for g digits in all; -1: as few as tell the number from its neighbours.</param>
    public static string Format(double number, char form, int precision)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        }

        return precision < 0 ? Shortest(number, form) : form switch
        {
            'e' => Exponential(number, precision),
            'f' => number.ToString("F" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            _ => General(number, Math.Max(1, precision)),
        };
    }

    private static string Shortest(double number, char form)
    {
        var (sign, digits, point) = Digits(number);
        return sign + (form == 'e' || (form == 'g' && number != 0 && point is <= -4 or > GeneralExponent) ? WithExponent(digits, point - 1) : Plain(digits, point));
    }

    private static string General(double number, int digits)
    {
        var exponential = Exponential(number, digits - 1);
        var mark = exponential.IndexOf('e', StringComparison.Ordinal);
        var exponent = int.Parse(exponential.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent < -4 || exponent >= digits
            ? WithoutZeros(exponential[..mark]) + exponential[mark..]
            : WithoutZeros(Format(number, 'f', Math.Max(0, digits - 1 - exponent)));
    }

    /// <summary>With as many digits after the point as asked for, the exponent of at least two.</summary>
    private static string Exponential(double number, int precision)
    {
        var text = number.ToString("e" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var mark = text.IndexOf('e', StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, mark + 2)}{int.Parse(text.AsSpan(mark + 2), CultureInfo.InvariantCulture):00}");
    }

    private static string WithoutZeros(string text) => text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    /// <returns>The significant digits, and how many of them stand before the point; below zero that many zeros follow it.</returns>
    private static (string Sign, string Digits, int Point) Digits(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture).AsSpan();
        var sign = text[0] == '-' ? "-" : "";
        text = text[sign.Length..];
        var mark = text.IndexOf('E');
        var exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var dot = mantissa.IndexOf('.');
        var point = (dot < 0 ? mantissa.Length : dot) + exponent;
        var digits = dot < 0 ? mantissa.ToString() : string.Concat(mantissa[..dot], mantissa[(dot + 1)..]);
        var zeros = digits.Length - digits.TrimStart('0').Length;
        digits = digits[zeros..].TrimEnd('0');
        return digits.Length == 0 ? (sign, "0", 1) : (sign, digits, point - zeros);
    }

    private static string WithExponent(string digits, int exponent) => string.Create(
        CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length == 1 ? "" : ".")}{digits.AsSpan(1)}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");

    private static string Plain(string digits, int point) =>
        point <= 0 ? "0." + new string('0', -point) + digits :
        point >= digits.Length ? digits + new string('0', point - digits.Length) :
        digits[..point] + "." + digits[point..];
}
