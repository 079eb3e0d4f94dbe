using System.Globalization;

namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Floating point numbers as Go's <c>strconv.FormatFloat</c> writes them.</summary>
internal static class GoNumber
{
    /// <param name="form">e, f or g.</param>
    /// <param name="precision">Digits after the point, for g digits in all; -1: as few as tell the number from its neighbours.</param>
    public static string Format(double number, char form, int precision)
    {
        if (double.IsNaN(number))
        {
            return "NaN";
        }

        if (double.IsInfinity(number))
        {
            return number > 0 ? "+Inf" : "-Inf";
        }

        var (digits, exponent) = precision < 0 ? Shortest(number) : ("", 0);
        return form switch
        {
            'e' => Exponential(number, precision < 0 ? digits.Length - 1 : precision),
            'f' => Fixed(number, precision < 0 ? Math.Max(0, digits.Length - 1 - exponent) : precision),
            _ => General(number, precision < 0 ? digits.Length : Math.Max(1, precision), precision < 0),
        };
    }

    /// <summary>With as many digits as given, the exponent of at least two digits.</summary>
    private static string Exponential(double number, int precision)
    {
        var text = number.ToString("e" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var mark = text.IndexOf('e', StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, mark + 2)}{int.Parse(text.AsSpan(mark + 2), CultureInfo.InvariantCulture):00}");
    }

    private static string Fixed(double number, int precision) => number.ToString("F" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string General(double number, int digits, bool shortest)
    {
        var exponential = Exponential(number, digits - 1);
        var mark = exponential.IndexOf('e', StringComparison.Ordinal);
        var exponent = int.Parse(exponential.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        // Where the digits are as few as possible, Go goes over to the exponent at six places: 1e+06.
        if (exponent < -4 || exponent >= (shortest ? 6 : digits))
        {
            return WithoutZeros(exponential[..mark]) + exponential[mark..];
        }

        return WithoutZeros(Fixed(number, Math.Max(0, digits - 1 - exponent)));
    }

    private static string WithoutZeros(string text) => text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    private static (string Digits, int Exponent) Shortest(double number)
    {
        var text = Math.Abs(number).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var mantissa = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        var exponent = number == 0 ? 0 : int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return (mantissa.Length == 0 ? "0" : mantissa, exponent);
    }
}
