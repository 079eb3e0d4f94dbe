using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Colors;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Frames;
using Cortico.EmbeddedGrafana.Page.Queries;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>The panel type "table", and what stands in for the types that are not drawn here.</summary>
internal static class TablePanel
{
    private const int MostRows = 1000;

    /// <param name="notices">Gets a word on the tables that are not shown.</param>
    public static PanelBody? Build(JsonElement panel, IReadOnlyList<PanelField> fields, PanelView view, ICollection<string> notices)
    {
        var options = panel.Object("options");
        var frames = fields.Select(field => field.Frame).Distinct().ToList();
        var index = Math.Clamp(options.Integer("frameIndex") ?? 0, 0, Math.Max(0, frames.Count - 1));
        var frame = frames.ElementAtOrDefault(index);
        var columns = fields.Where(field => ReferenceEquals(field.Frame, frame) && !field.IsHidden("viz") && field.Config.Custom.Flag("hidden") != true).ToList();
        if (frame is null || columns.Count == 0)
        {
            return null;
        }

        if (frames.Count > 1)
        {
            notices.Add($"This is table {index + 1} of {frames.Count} that the queries brought. The transformation \"merge\" makes one of them, the option \"frameIndex\" shows another one.");
        }

        var order = Order(columns, options, frame.Rows);
        return new TableBody(
            [.. columns.Select(Column)],
            [.. order.Take(MostRows).Select(row => (IReadOnlyList<TableCell>)[.. columns.Select(column => Cell(column, row))])],
            Math.Max(0, frame.Rows - MostRows), options.Flag("showHeader") != false, Footer(columns, options));
    }

    private static IEnumerable<int> Order(List<PanelField> columns, JsonElement options, int rows)
    {
        var sort = options.List("sortBy").FirstOrDefault();
        return columns.Find(column => column.Name == sort.Text("displayName")) is { } by
            ? Transformations.SortBy.Order(by.Field.Values, sort.Flag("desc") == true)
            : Enumerable.Range(0, rows);
    }

    private static TableColumn Column(PanelField field) => new(
        field.Name,
        field.Config.Custom.Text("align") is ("left" or "right" or "center") and var align ? align : field.Field.Type == FieldType.Number ? "right" : "left",
        field.Config.Custom.Integer("width") is > 0 and var width ? width : null);

    private static TableCell Cell(PanelField field, int row)
    {
        var raw = field.Field.Values[row];
        var value = field.Display.Of(raw);
        var text = value.ToString();
        var sort = raw as double?;
        var options = field.Config.Custom.Object("cellOptions");
        return (options.Text("type") ?? field.Config.Custom.Text("displayMode")) switch
        {
            "color-text" => new TableCell(text, value.Color, null, null, sort),
            "color-background" or "color-background-solid" => new TableCell(text, TextOn(value.Color), value.Color, null, sort),
            "gauge" or "basic" or "lcd-gauge" or "gradient-gauge" when raw is double =>
                new TableCell(text, value.Color, value.Color, Math.Clamp(value.Percent ?? field.Range.Percent(value.Number), 0, 1), sort),
            _ => new TableCell(text, null, null, null, sort),
        };
    }

    private static string TextOn(string color) => CssColor.Parse(color) is { Brightness: > 150 } ? "#202226" : "#f7f8fa";

    private static List<string?>? Footer(List<PanelField> columns, JsonElement options)
    {
        var footer = options.Object("footer");
        if (footer.Flag("show") != true)
        {
            return null;
        }

        var reducer = footer.Texts("reducer").FirstOrDefault() ?? "sum";
        var names = footer.Texts("fields").ToHashSet(StringComparer.Ordinal);
        return columns.ConvertAll(column => column.Field.Type == FieldType.Number && (names.Count == 0 || names.Contains(column.Name))
            ? column.Display.Of(Reducers.Number(column.Field.Values, reducer)).ToString() : null);
    }
}
