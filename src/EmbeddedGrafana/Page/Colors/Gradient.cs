namespace Cortico.EmbeddedGrafana.Page.Colors;

/// <summary>Colour scales for values between the least and the largest, by the names that dashboards use.</summary>
internal sealed class Gradient
{
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["continuous-GrYlRd"] = ["green", "yellow", "red"], ["continuous-RdYlGr"] = ["red", "yellow", "green"], ["continuous-BlYlRd"] = ["blue", "yellow", "red"],
        ["continuous-YlRd"] = ["super-light-yellow", "dark-red"], ["continuous-BlPu"] = ["blue", "purple"], ["continuous-YlBl"] = ["super-light-yellow", "dark-blue"],
        ["continuous-blues"] = ["transparent", "dark-blue"], ["continuous-reds"] = ["transparent", "dark-red"], ["continuous-greens"] = ["transparent", "dark-green"],
        ["continuous-purples"] = ["transparent", "dark-purple"],
        ["continuous-viridis"] = ["#440154", "#3B528B", "#21918C", "#5EC962", "#FDE725"], ["continuous-magma"] = ["#000004", "#51127C", "#B73779", "#FC8961", "#FCFDBF"],
        ["continuous-plasma"] = ["#0D0887", "#7E03A8", "#CC4778", "#F89540", "#F0F921"], ["continuous-inferno"] = ["#000004", "#57106E", "#BC3754", "#F98E09", "#FCFFA4"],
        ["continuous-cividis"] = ["#00224E", "#434E6C", "#7D7C78", "#BCAF6F", "#FEE838"],
    };

    private readonly CssColor[] _stops;

    private Gradient(CssColor[] stops) => _stops = stops;

    /// <returns>Null where the name is no scale's.</returns>
    public static Gradient? Find(string name, Theme theme)
    {
        if (!Names.TryGetValue(name, out var stops))
        {
            return null;
        }

        var background = theme == Theme.Dark ? new CssColor(24, 27, 31) : new CssColor(255, 255, 255);
        return new Gradient([.. stops.Select(stop => stop == "transparent" ? background : CssColor.Parse(NamedColors.Resolve(stop, theme)) ?? background)]);
    }

    /// <param name="position">From 0 to 1.</param>
    /// <remarks>A uniform B-spline through the stops, so that no stop shows as an edge.</remarks>
    public string At(double position)
    {
        var pieces = _stops.Length - 1;
        var t = double.IsNaN(position) ? 0 : Math.Clamp(position, 0, 1);
        var piece = Math.Min((int)(t * pieces), pieces - 1);
        var (b, c) = (_stops[piece], _stops[piece + 1]);
        var a = piece > 0 ? _stops[piece - 1] : Mirror(b, c);
        var d = piece < pieces - 1 ? _stops[piece + 2] : Mirror(c, b);
        var u = (t * pieces) - piece;
        return new CssColor(Blend(u, a.Red, b.Red, c.Red, d.Red), Blend(u, a.Green, b.Green, c.Green, d.Green), Blend(u, a.Blue, b.Blue, c.Blue, d.Blue)).ToString();
    }

    private static CssColor Mirror(CssColor center, CssColor other) =>
        new((2 * center.Red) - other.Red, (2 * center.Green) - other.Green, (2 * center.Blue) - other.Blue);

    private static double Blend(double u, double a, double b, double c, double d)
    {
        var (square, cube) = (u * u, u * u * u);
        var sum = ((1 - (3 * u) + (3 * square) - cube) * a) + ((4 - (6 * square) + (3 * cube)) * b) + ((1 + (3 * u) + (3 * square) - (3 * cube)) * c) + (cube * d);
        return Math.Clamp(sum / 6, 0, 255);
    }
}
