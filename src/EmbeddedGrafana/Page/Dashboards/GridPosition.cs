using System.Runtime.InteropServices;
using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Page.Dashboards;

/// <summary>Place on the grid of 24 columns; one unit of height is 30 pixels.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GridPosition(int X, int Y, int Width, int Height)
{
    public const int Columns = 24;

    /// <summary>Taller panels than a person scrolls through are cut.</summary>
    public const int MostHeight = 120;

    /// <summary>Nothing stands lower: a hundred thousand panels of usual height.</summary>
    private const int MostY = 1_000_000;

    public static GridPosition Read(JsonElement panel)
    {
        var grid = panel.Object("gridPos");
        var width = Math.Clamp(grid.Integer("w") ?? 12, 1, Columns);
        return new GridPosition(Math.Clamp(grid.Integer("x") ?? 0, 0, Columns - width), Math.Clamp(grid.Integer("y") ?? 0, 0, MostY), width, Math.Clamp(grid.Integer("h") ?? 8, 1, MostHeight));
    }

    public int Bottom => Y + Height;

    public bool Overlaps(GridPosition other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
}
