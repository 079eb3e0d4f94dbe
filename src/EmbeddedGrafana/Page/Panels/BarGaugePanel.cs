using System.Text.Json;
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
            [.. values.Select(value => Item(value, options, values.Count, view))], options.Text("displayMode") ?? "gradient", isVertical, options.Flag("showUnfilled") != false);
    }

    private static BarGaugeItem Item(ReducedValue reduced, JsonElement options, int count, PanelView view)
    {
        var percent = reduced.Value.Percent ?? reduced.Field.Range.Percent(reduced.Value.Number);
        var shown = ShownValue.Of(reduced.Value);
        return new BarGaugeItem(
            count > 1 && options.Text("namePlacement") != "hidden" ? reduced.Title : null,
            options.Text("valueMode") == "hidden" ? null : options.Text("valueMode") == "text" ? shown with { Color = Colors.NamedColors.Resolve("text", view.Display.Theme) } : shown,
            shown.Color, Math.Clamp(double.IsNaN(percent) ? 0 : percent, 0, 1), Stops(reduced.Field, view));
    }

    private static IReadOnlyList<GaugeLabel> Stops(PanelField field, PanelView view)
    {
        if (field.Config.Color is { } color && Colors.Gradient.Find(color.Mode, view.Display.Theme) is { } gradient)
        {
            return [.. Enumerable.Range(0, 9).Select(step => new GaugeLabel(step / 8.0, gradient.At(step / 8.0)))];
        }

        return field.Config.Color?.Mode == ColorChoice.ByThresholds ? [.. Steps.Of(field, view.Display.Theme).Select(step => new GaugeLabel(step.From, step.Color))] : [];
    }
}
