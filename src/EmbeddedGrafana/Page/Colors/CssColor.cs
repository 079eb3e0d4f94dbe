using System.Globalization;
using System.Text.RegularExpressions;

namespace Cortico.EmbeddedGrafana.Page.Colors;

/// <summary>A colour of red, green and blue, 0 to 255 each.</summary>
internal readonly partial record struct CssColor(double Red, double Green, double Blue)
{
    /// <summary>Whether a dashboard's text is a colour and nothing else: it ends up in a style.</summary>
    public static bool IsSafe(string text) => Shape().IsMatch(text);

    public static CssColor? Parse(string text)
    {
        if (text is ['#', .. { Length: 6 or 8 } digits] && uint.TryParse(digits.AsSpan(0, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb))
        {
            return new CssColor((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255);
        }

        if (text is ['#', var r, var g, var b])
        {
            return Parse($"#{r}{r}{g}{g}{b}{b}");
        }

        var match = Rgb().Match(text);
        return match.Success ? new CssColor(Channel(match, 1), Channel(match, 2), Channel(match, 3)) : null;
    }

    /// <summary>Darker by the factor below 1, lighter above, as far as the channels go.</summary>
    public CssColor Scaled(double factor) => new(Math.Min(255, Red * factor), Math.Min(255, Green * factor), Math.Min(255, Blue * factor));

    /// <summary>Perceived lightness from 0 to 255.</summary>
    public double Brightness => (0.299 * Red) + (0.587 * Green) + (0.114 * Blue);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"#{(int)Math.Round(Red):x2}{(int)Math.Round(Green):x2}{(int)Math.Round(Blue):x2}");

    private static double Channel(Match match, int group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,24}|(rgb|hsl)a?\([0-9.,% /]{3,60}\))$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^rgba?\(\s*([0-9.]+)[,\s]+([0-9.]+)[,\s]+([0-9.]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Rgb();
}
