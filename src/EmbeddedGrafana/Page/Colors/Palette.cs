namespace Cortico.EmbeddedGrafana.Page.Colors;

/// <summary>The colours that series take one after the other.</summary>
internal static class Palette
{
    /// <summary>The named ones follow the theme.</summary>
    private static readonly string[] Classic =
    [
        "green", "semi-dark-yellow", "blue", "orange", "red", "purple", "dark-green", "dark-yellow",
        "#508642", "#CCA300", "#447EBC", "#C15C17", "#890F02", "#0A437C", "#6D1F62", "#584477", "#B7DBAB", "#F4D598", "#70DBED", "#F9BA8F", "#F29191", "#82B5D8",
        "#E5A8E2", "#AEA2E0", "#629E51", "#E5AC0E", "#64B0C8", "#E0752D", "#BF1B00", "#0A50A1", "#962D82", "#614D93", "#9AC48A", "#F2C96D", "#65C5DB", "#F9934E",
        "#EA6460", "#5195CE", "#D683CE", "#806EB7", "#3F6833", "#967302", "#2F575E", "#99440A", "#58140C", "#052B51", "#511749", "#3F2B5B", "#E0F9D7", "#FCEACA",
        "#CFFAFF", "#F9E2D2", "#FCE2DE", "#BADFF4", "#F9D9F9", "#DEDAF7",
    ];

    public static string Color(int series, Theme theme) => NamedColors.Resolve(Classic[series % Classic.Length], theme);

    /// <summary>The same name always gets the same colour.</summary>
    public static string Color(string name, Theme theme)
    {
        var hash = 0;
        foreach (var letter in name)
        {
            hash = unchecked((31 * hash) + letter);
        }

        return Color(Math.Abs(hash % Classic.Length), theme);
    }
}
