using System.Globalization;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Variables;

namespace Cortico.EmbeddedGrafana.Page.Dashboards;

/// <summary>Lays a dashboard out: rows, repeated rows and panels, and no gaps above panels.</summary>
internal static class DashboardLayout
{
    /// <summary>A variable with thousands of values would repeat a panel as often.</summary>
    private const int MostRepeats = 40;

    public static IReadOnlyList<Section> Of(PageDashboard dashboard, Interpolation variables)
    {
        var sections = new List<Section>();
        var loose = new List<JsonElement>();
        JsonElement? row = null;
        foreach (var panel in dashboard.Json.List("panels").Where(panel => panel.ValueKind == JsonValueKind.Object && !IsCopy(panel)).OrderBy(panel => panel.Object("gridPos").Integer("y") ?? 0))
        {
            if (panel.Text("type") == "row")
            {
                AddSection(sections, row, loose, variables);
                row = panel;
                loose = [.. panel.List("panels").Where(inner => !IsCopy(inner))];
            }
            else
            {
                loose.Add(panel);
            }
        }

        AddSection(sections, row, loose, variables);
        foreach (var old in dashboard.OldRows())
        {
            AddOldRow(sections, old, variables);
        }

        return sections;
    }

    /// <returns>Null where there is no such panel now: variables may have changed what is repeated.</returns>
    public static PlacedPanel? Find(IReadOnlyList<Section> sections, string id)
    {
        foreach (var section in sections)
        {
            foreach (var panel in section.Panels)
            {
                if (panel.Id == id)
                {
                    return panel;
                }
            }
        }

        return null;
    }

    /// <summary>Old dashboards were saved with the copies of a repeated panel; Grafana makes those anew, and drops these when it loads them.</summary>
    private static bool IsCopy(JsonElement panel) => panel.Member("repeatPanelId") is { ValueKind: JsonValueKind.Number } && panel.Text("repeat") is not { Length: > 0 };

    private static void AddSection(List<Section> sections, JsonElement? row, List<JsonElement> panels, Interpolation variables)
    {
        if (row is not { } header)
        {
            if (panels.Count > 0)
            {
                sections.Add(new Section("top", null, false, Place(panels, "", variables)));
            }

            return;
        }

        var id = Id(header);
        foreach (var (suffix, scope) in Repeats(header, variables))
        {
            sections.Add(new Section("row-" + id + suffix, scope.Text(header.Text("title") ?? ""), header.Flag("collapsed") == true, Place(panels, suffix, scope)));
        }
    }

    /// <summary>Rows from before Grafana 5: widths are in twelfths, heights in pixels, places follow from the order.</summary>
    private static void AddOldRow(List<Section> sections, JsonElement row, Interpolation variables)
    {
        var (x, y, tallest) = (0, 0, 0);
        var placed = new List<PlacedPanel>();
        foreach (var panel in row.List("panels").Where(panel => panel.ValueKind == JsonValueKind.Object))
        {
            var width = Math.Clamp((int)((panel.Number("span") ?? 4) * 2), 1, GridPosition.Columns);
            var height = Math.Clamp((int)Math.Ceiling((Pixels(panel) ?? Pixels(row) ?? 250) / 38), 1, GridPosition.MostHeight);
            if (x + width > GridPosition.Columns)
            {
                (x, y, tallest) = (0, y + tallest, 0);
            }

            placed.Add(new PlacedPanel(Id(panel), panel, new GridPosition(x, y, width, height), variables));
            (x, tallest) = (x + width, Math.Max(tallest, height));
        }

        var title = row.Flag("showTitle") == false ? null : row.Text("title");
        sections.Add(new Section("row-old-" + sections.Count.ToString(CultureInfo.InvariantCulture), title is null ? null : variables.Text(title), row.Flag("collapse") == true, placed));
    }

    private static double? Pixels(JsonElement json) => json.Number("height") ?? (json.Text("height")?.Replace("px", "", StringComparison.Ordinal) is { } text
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var pixels) ? pixels : null);

    private static List<PlacedPanel> Place(IEnumerable<JsonElement> panels, string suffix, Interpolation variables)
    {
        var placed = new List<PlacedPanel>();
        var shift = 0;
        foreach (var panel in panels.Where(panel => panel.ValueKind == JsonValueKind.Object)
            .OrderBy(panel => GridPosition.Read(panel).Y).ThenBy(panel => GridPosition.Read(panel).X))
        {
            var grid = GridPosition.Read(panel) with { Y = GridPosition.Read(panel).Y + shift };
            var repeats = Repeats(panel, variables).ToList();
            if (repeats.Count == 1)
            {
                placed.Add(new PlacedPanel(Id(panel) + suffix + repeats[0].Suffix, panel, grid, repeats[0].Scope));
                continue;
            }

            var isVertical = panel.Text("repeatDirection") == "v";
            var perRow = isVertical ? 1 : Math.Min(repeats.Count, Math.Clamp(panel.Integer("maxPerRow") ?? 4, 1, GridPosition.Columns));
            var width = isVertical ? grid.Width : GridPosition.Columns / perRow;
            for (var index = 0; index < repeats.Count; index++)
            {
                var place = new GridPosition(isVertical ? grid.X : index % perRow * width, grid.Y + (index / perRow * grid.Height), width, grid.Height);
                placed.Add(new PlacedPanel(Id(panel) + suffix + repeats[index].Suffix, panel, place, repeats[index].Scope));
            }

            shift += ((repeats.Count - 1) / perRow) * grid.Height;
        }

        return Compact(placed);
    }

    /// <summary>Moves each panel up until it meets one.</summary>
    private static List<PlacedPanel> Compact(List<PlacedPanel> panels)
    {
        var done = new List<PlacedPanel>(panels.Count);
        foreach (var panel in panels)
        {
            var grid = Up(panel.Grid, done);
            while (done.Where(other => other.Grid.Overlaps(grid)).Select(other => other.Grid.Bottom).DefaultIfEmpty().Max() is > 0 and var free)
            {
                grid = grid with { Y = free };
            }

            done.Add(panel with { Grid = grid });
        }

        return done;
    }

    /// <summary>As far up as nothing is in the way.</summary>
    private static GridPosition Up(GridPosition grid, List<PlacedPanel> done)
    {
        var top = 0;
        foreach (var other in done)
        {
            // The lowest place above this one where the two would overlap.
            var meets = Math.Min(grid.Y, other.Grid.Bottom) - 1;
            top = other.Grid.Overlaps(grid with { Y = meets }) ? Math.Max(top, meets + 1) : top;
        }

        return grid with { Y = Math.Min(grid.Y, top) };
    }

    private static IEnumerable<(string Suffix, Interpolation Scope)> Repeats(JsonElement json, Interpolation variables)
    {
        if (json.Text("repeat") is not { Length: > 0 } name || variables.Find(name) is not { } variable || variable.Expanded.Count == 0)
        {
            yield return ("", variables);
            yield break;
        }

        var values = variable.IsAll && variable.AllValue is not null
            ? [.. variable.Options.Where(option => option.Value != Variable.All).Select(option => option.Value)]
            : variable.Expanded;
        for (var index = 0; index < Math.Min(values.Count, MostRepeats); index++)
        {
            var value = values[index];
            var text = variable.Options.FirstOrDefault(option => option.Value == value)?.Text ?? value;
            yield return (string.Create(CultureInfo.InvariantCulture, $"~{index}"), variables.With(variable with { Values = [value], Texts = [text] }));
        }
    }

    private static string Id(JsonElement panel) => ((long)(panel.Number("id") ?? 0)).ToString(CultureInfo.InvariantCulture);
}
