using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Colors;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Queries;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>The panel type "gauge".</summary>
internal static class GaugePanel
{
    public static PanelBody? Build(JsonElement panel, IReadOnlyList<PanelField> fields, PanelView view)
    {
        var options = panel.Object("options");
        var values = ReducedValues.Of(fields, options, view);
        return values.Count == 0 ? null : new GaugeBody([.. values.Select(value => Item(value, options, values.Count, view))]);
    }

    private static GaugeItem Item(ReducedValue reduced, JsonElement options, int count, PanelView view)
    {
        var field = reduced.Field;
        var steps = Steps.Of(field, view.Display.Theme);
        var percent = reduced.Value.Percent ?? field.Range.Percent(reduced.Value.Number);
        return new GaugeItem(
            count > 1 ? reduced.Title : null, ShownValue.Of(reduced.Value), Math.Clamp(double.IsNaN(percent) ? 0 : percent, 0, 1),
            options.Flag("showThresholdMarkers") == false ? [] : steps,
            options.Flag("showThresholdLabels") == true
                ? [.. steps.Select(step => step.From).Append(1).Select(at => new GaugeLabel(at, field.Display.Of(field.Range.Min + (at * (field.Range.Max - field.Range.Min))).ToString()))]
                : []);
    }
}
