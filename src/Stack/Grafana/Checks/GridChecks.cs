using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Checks;

/// <summary>Places on Grafana's grid of 24 columns: each panel within it, and none over another.</summary>
internal static class GridChecks
{
    private const int Columns = 24;

    public static void Check(JsonObject model, SourceFile file, ProblemList problems)
    {
        CheckLevel(model.Items("panels"), file, problems);
        // What a collapsed row holds is laid out only when the row is opened.
        foreach (var row in model.Items("panels").Where(Panels.IsRow)) CheckLevel(row.Items("panels"), file, problems);
    }

    private static void CheckLevel(IEnumerable<JsonObject> panels, SourceFile file, ProblemList problems)
    {
        var placed = new List<(Place Place, JsonObject Panel)>();
        foreach (var panel in panels)
            if (PlaceOf(panel, file, problems) is { } place) placed.Add((place, panel));
        placed.Sort((one, other) => one.Place.Top.CompareTo(other.Place.Top));
        for (var at = 0; at < placed.Count; at++)
            for (var next = at + 1; next < placed.Count && placed[next].Place.Top < placed[at].Place.Bottom; next++)
                if (placed[at].Place.Overlaps(placed[next].Place))
                    problems.Add(file, placed[next].Panel["gridPos"]!, $"panel {Panels.NameOf(placed[next].Panel)} lies over panel {Panels.NameOf(placed[at].Panel)}");
    }

    private static Place? PlaceOf(JsonObject panel, SourceFile file, ProblemList problems)
    {
        var at = panel.Child("gridPos");
        if (at.Whole("x") is not { } left || at.Whole("y") is not { } top || at.Whole("w") is not { } width || at.Whole("h") is not { } height)
        {
            problems.Add(file, (JsonNode?)at ?? panel, $"panel {Panels.NameOf(panel)} needs a \"gridPos\" of whole numbers x, y, w and h");
            return null;
        }
        if (width < 1 || height < 1 || left < 0 || top < 0 || left + width > Columns)
        {
            problems.Add(file, at!, $"panel {Panels.NameOf(panel)} does not fit the grid: x={left} y={top} w={width} h={height}; w and h are at least 1, x + w at most {Columns}");
            return null;
        }
        return new Place(left, top, left + width, top + height);
    }

    private sealed record Place(long Left, long Top, long Right, long Bottom)
    {
        public bool Overlaps(Place other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
