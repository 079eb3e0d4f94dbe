namespace Cortico.EmbeddedGrafana.Page.Colors;

/// <summary>A colour by its place on the wheel.</summary>
/// <param name="Hue">Degrees, 0 to 360.</param>
/// <param name="Saturation">0 to 1.</param>
/// <param name="Lightness">0 to 1.</param>
internal readonly record struct HslColor(double Hue, double Saturation, double Lightness)
{
    public static HslColor Of(CssColor color)
    {
        var (red, green, blue) = (color.Red / 255, color.Green / 255, color.Blue / 255);
        var (max, min) = (Math.Max(red, Math.Max(green, blue)), Math.Min(red, Math.Min(green, blue)));
        var (lightness, chroma) = ((max + min) / 2, max - min);
        if (chroma == 0)
        {
            return new HslColor(0, 0, lightness);
        }

        var sector = max == red ? (green - blue) / chroma : max == green ? ((blue - red) / chroma) + 2 : ((red - green) / chroma) + 4;
        return new HslColor(((sector * 60) + 360) % 360, chroma / (1 - Math.Abs((2 * lightness) - 1)), lightness);
    }

    /// <param name="amount">Taken off the lightness; below zero it gets lighter.</param>
    public HslColor Darker(double amount) => this with { Lightness = Math.Clamp(Lightness - amount, 0, 1) };

    /// <param name="degrees">Along the wheel, either way.</param>
    public HslColor Turned(double degrees) => this with { Hue = (Hue + degrees + 360) % 360 };

    public CssColor ToColor()
    {
        var (hue, reach, lightness) = (Hue / 30, Saturation * Math.Min(Lightness, 1 - Lightness), Lightness);
        return new CssColor(Channel(0), Channel(8), Channel(4));

        double Channel(double offset)
        {
            var place = (offset + hue) % 12;
            return 255 * (lightness - (reach * Math.Max(-1, Math.Min(Math.Min(place - 3, 9 - place), 1))));
        }
    }
}
