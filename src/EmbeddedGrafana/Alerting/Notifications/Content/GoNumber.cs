using System.Globalization;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

/// <summary>Numbers as Go's templates print them: the fewest digits that tell it apart, with an exponent from 1e+06 on and below 1e-04.</summary>
internal static class GoNumber
{
    /// <param name="json">A number of JSON.</param>
    public static string Text(string json)
    {
        if (!double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return json;
        }

        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }

        var exponent = value == 0 ? 0 : Exponent(value.ToString("E16", CultureInfo.InvariantCulture));
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        if (exponent is >= -4 and < 6)
        {
            return shortest;
        }

        var digits = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).Trim('-').Trim('0');
        return string.Create(CultureInfo.InvariantCulture,
            $"{(value < 0 ? "-" : "")}{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static int Exponent(string text) => int.Parse(text[(text.IndexOf('E', StringComparison.Ordinal) + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
