using System.Globalization;
using System.Text;
using Cortico.EmbeddedGrafana.Page.Dashboards;

namespace Cortico.EmbeddedGrafana.Page.Assets;

/// <summary>A class for each place on the grid: a strict policy allows no style in the page itself.</summary>
internal static class GridStyles
{
    public const string Name = "grid.css";

    /// <summary>Sections with more lines go on below each other.</summary>
    public const int MostLines = 1000;

    public static string Write()
    {
        var css = new StringBuilder("@media (min-width: 769px) {\n");
        for (var column = 0; column < GridPosition.Columns; column++)
        {
            css.Append(CultureInfo.InvariantCulture, $".x{column}{{grid-column-start:{column + 1}}}.w{column + 1}{{grid-column-end:span {column + 1}}}\n");
        }

        for (var line = 0; line < MostLines; line++)
        {
            css.Append(CultureInfo.InvariantCulture, $".y{line}{{grid-row-start:{line + 1}}}\n");
        }

        css.Append("}\n");
        for (var height = 1; height <= GridPosition.MostHeight; height++)
        {
            css.Append(CultureInfo.InvariantCulture, $".h{height}{{grid-row-end:span {height}}}\n");
        }

        return css.ToString();
    }
}
