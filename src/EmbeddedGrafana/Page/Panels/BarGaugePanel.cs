using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Colors;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Queries;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>The panel type "bargauge".</summary>
internal static class BarGaugePanel
{
    public static PanelBody? Build(JsonElement panel, IReadOnlyList<PanelField> fields, PanelView view)
    {
        var options = panel.Object("options");
        var values = ReducedValues.Of(fields, options, view);
        var orientation = options.Text("orientation") ?? "auto";
        var isVertical = orientation == "vertical" || (orientation == "auto" && view.Width > view.Height * 1.5 && values.Count > 1 && view.Height > 36 * values.Count);
        return values.Count == 0 ? null : new BarGaugeBody(
            [.. values.Select(value => Item(value, options, values.Count, view))], ModeOf(options), isVertical, options.Flag("showUnfilled") != false);
    }

    private static BarGaugeItem Item(ReducedValue reduced, JsonElement options, int count, PanelView view)
    {
        var percent = Math.Clamp(reduced.Value.Percent ?? reduced.Field.Range.Percent(reduced.Value.Number), 0, 1);
        percent = double.IsNaN(percent) ? 0 : percent;
        var shown = ShownValue.Of(reduced.Value);
        return new BarGaugeItem(
            count > 1 && options.Text("namePlacement") != "hidden" ? reduced.Title : null,
            options.Text("valueMode") == "hidden" ? null : options.Text("valueMode") == "text" ? shown with { Color = NamedColors.Resolve("text", view.Display.Theme) } : shown,
            shown.Color, percent, Stops(reduced.Field, ModeOf(options), percent, view.Display.Theme));
    }

    private static string ModeOf(JsonElement options) => options.Text("displayMode") ?? "gradient";

    private static IReadOnlyList<GaugeLabel> Stops(PanelField field, string mode, double percent, Theme theme)
    {
        if (field.Config.Color is { } color && Gradient.Find(color.Mode, theme) is { } gradient)
        {
            return [.. Enumerable.Range(0, 9).Select(step => new GaugeLabel(step / 8.0, gradient.At(step / 8.0)))];
        }

        if (field.Config.Color?.Mode != ColorChoice.ByThresholds)
        {
            return [];
        }

        var steps = Steps.Of(field, theme);
        return mode == "lcd" ? [.. steps.Select(step => new GaugeLabel(step.From, step.Color))] : Blend(steps, percent);
    }

    /// <summary>
    /// Each colour is full half-way through its own step, the first from the start and the last at the bar's own end: what the value
    /// has not reached gives no colour.
    /// </summary>
    private static List<GaugeLabel> Blend(IReadOnlyList<GaugeStep> steps, double percent)
    {
        var reached = steps.TakeWhile((step, index) => index == 0 || step.From <= percent).ToList();
        var stops = reached.Take(1).Select(step => new GaugeLabel(0, step.Color)).ToList();
        for (var index = 1; index < reached.Count; index++)
        {
            stops.Add(new GaugeLabel((reached[index - 1].From + reached[index].From) / 2, reached[index - 1].Color));
        }

        return reached.Count > 1 ? [.. stops, new GaugeLabel(percent, reached[^1].Color)] : stops;
    }
}
