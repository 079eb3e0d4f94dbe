using System.Globalization;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Colors;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Frames;
using Cortico.EmbeddedGrafana.Page.Queries;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>The panel type "stat".</summary>
internal static class StatPanel
{
    public static PanelBody? Build(JsonElement panel, IReadOnlyList<PanelField> fields, PanelView view)
    {
        var options = panel.Object("options");
        var values = ReducedValues.Of(fields, options, view);
        var colorMode = options.Text("colorMode") ?? "value";
        var graph = options.Text("graphMode") ?? "area";
        var change = options.Flag("showPercentChange") == true;
        return values.Count == 0 ? null : new StatBody(
            [.. values.Select(value => Item(value, options, colorMode, graph == "area", change, values.Count, view))],
            colorMode, options.Text("orientation") ?? "auto", options.Text("justifyMode") ?? "auto");
    }

    private static StatItem Item(ReducedValue reduced, JsonElement options, string colorMode, bool graph, bool change, int count, PanelView view)
    {
        var mode = options.Text("textMode") ?? "auto";
        var hasTitle = mode == "value_and_name" || (mode == "auto" && count > 1);
        var shown = mode == "name" ? new ShownValue(null, reduced.Title, null, reduced.Value.Color) : ShownValue.Of(reduced.Value);
        var onBackground = colorMode.StartsWith("background", StringComparison.Ordinal);
        return new StatItem(
            hasTitle ? reduced.Title : null,
            mode == "none" ? null : onBackground ? shown with { Color = TextOn(shown.Color) } : colorMode == "none" ? shown with { Color = NamedColors.Resolve("text", view.Display.Theme) } : shown,
            onBackground ? Background(shown.Color, colorMode == "background", view.Display.Theme) : null,
            change ? Change(reduced) : null,
            graph && reduced.Row is null ? Spark(reduced, onBackground ? "rgba(255,255,255,0.4)" : shown.Color, view) : null);
    }

    /// <summary>A turn of the wheel from a darker shade to one that is nearly the colour; on light pages from a lighter one.</summary>
    private static IReadOnlyList<string> Background(string color, bool gradient, Theme theme)
    {
        if (!gradient || CssColor.Parse(color) is not { } parsed)
        {
            return [color, color];
        }

        var (own, factor) = (HslColor.Of(parsed), theme == Theme.Dark ? 1 : -0.7);
        return [own.Darker(0.15 * factor).Turned(8).ToColor().ToString(), own.Darker(0.05 * factor).Turned(-8).ToColor().ToString()];
    }

    private static string TextOn(string color) => CssColor.Parse(color) is { Brightness: > 186 } ? "#202226" : "#f7f8fa";

    private static string? Change(ReducedValue reduced) => Reducers.Number(reduced.Field.Field.Values, "diffperc") is { } percent && double.IsFinite(percent)
        ? percent.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture) + "%" : null;

    private static Sparkline? Spark(ReducedValue reduced, string color, PanelView view)
    {
        if (reduced.Field.Frame.Time is not { } time || reduced.Field.Field.Values.Count < 2 || ValueRange.Of([reduced.Field.Field.Values]) is not { } range)
        {
            return null;
        }

        var (start, length) = (view.Range.From.ToUnixTimeMilliseconds(), view.Range.Length.TotalMilliseconds);
        var lists = new List<List<double>> { new() };
        var height = range.Max - range.Min;
        for (var row = 0; row < time.Values.Count; row++)
        {
            if (time.Values.Number(row) is { } x && reduced.Field.Field.Values.Number(row) is { } y && double.IsFinite(y))
            {
                lists[^1].Add(Math.Round((x - start) / length, 4));
                lists[^1].Add(height > 0 ? Math.Round((y - range.Min) / height, 4) : 0.5);
            }
            else if (lists[^1].Count > 0)
            {
                lists.Add([]);
            }
        }

        return new Sparkline(color, [.. lists.Where(list => list.Count > 2)]);
    }
}
