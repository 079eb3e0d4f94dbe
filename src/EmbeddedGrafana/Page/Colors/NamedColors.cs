namespace Cortico.EmbeddedGrafana.Page.Colors;

/// <summary>The colours that dashboards call by name; each theme has its own shade.</summary>
internal static class NamedColors
{
    /// <summary>What a value without a colour gets.</summary>
    public const string Fallback = "#808080";

    private static readonly Dictionary<string, (string Dark, string Light)> Names = new(StringComparer.Ordinal)
    {
        ["super-light-red"] = ("#FFA6B0", "#FF7383"), ["light-red"] = ("#FF7383", "#F2495C"), ["red"] = ("#F2495C", "#E02F44"),
        ["semi-dark-red"] = ("#E02F44", "#C4162A"), ["dark-red"] = ("#C4162A", "#AD0317"),
        ["super-light-orange"] = ("#FFCB7D", "#FFB357"), ["light-orange"] = ("#FFB357", "#FF9830"), ["orange"] = ("#FF9830", "#FF780A"),
        ["semi-dark-orange"] = ("#FF780A", "#FA6400"), ["dark-orange"] = ("#FA6400", "#E55400"),
        ["super-light-yellow"] = ("#FFF899", "#FFEE52"), ["light-yellow"] = ("#FFEE52", "#FADE2A"), ["yellow"] = ("#FADE2A", "#F2CC0C"),
        ["semi-dark-yellow"] = ("#F2CC0C", "#E0B400"), ["dark-yellow"] = ("#E0B400", "#CC9D00"),
        ["super-light-green"] = ("#C8F2C2", "#96D98D"), ["light-green"] = ("#96D98D", "#73BF69"), ["green"] = ("#73BF69", "#56A64B"),
        ["semi-dark-green"] = ("#56A64B", "#37872D"), ["dark-green"] = ("#37872D", "#19730E"),
        ["super-light-blue"] = ("#C0D8FF", "#8AB8FF"), ["light-blue"] = ("#8AB8FF", "#5794F2"), ["blue"] = ("#5794F2", "#3274D9"),
        ["semi-dark-blue"] = ("#3274D9", "#1F60C4"), ["dark-blue"] = ("#1F60C4", "#1250B0"),
        ["super-light-purple"] = ("#DEB6F2", "#CA95E5"), ["light-purple"] = ("#CA95E5", "#B877D9"), ["purple"] = ("#B877D9", "#A352CC"),
        ["semi-dark-purple"] = ("#A352CC", "#8F3BB8"), ["dark-purple"] = ("#8F3BB8", "#7C2EA3"),
        ["text"] = ("rgb(204, 204, 220)", "rgba(36, 41, 46, 1)"), ["transparent"] = ("rgba(0,0,0,0)", "rgba(255, 255, 255, 0)"),
        ["gray"] = (Fallback, Fallback), ["grey"] = (Fallback, Fallback), ["white"] = ("#FFFFFF", "#FFFFFF"), ["black"] = ("#000000", "#000000"),
    };

    /// <param name="color">A name, or any colour of CSS, which stays as it is.</param>
    public static string Resolve(string color, Theme theme) =>
        Names.TryGetValue(color, out var known) ? theme == Theme.Dark ? known.Dark : known.Light : CssColor.IsSafe(color) ? color : Fallback;
}
