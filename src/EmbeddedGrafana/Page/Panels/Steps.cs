using Cortico.EmbeddedGrafana.Page.Colors;
using Cortico.EmbeddedGrafana.Page.Fields;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>A field's thresholds as parts of its range.</summary>
internal static class Steps
{
    public static IReadOnlyList<GaugeStep> Of(PanelField field, Theme theme)
    {
        var thresholds = field.Config.Thresholds ?? Thresholds.Default;
        var parts = new List<GaugeStep>();
        for (var index = 0; index < thresholds.Steps.Count; index++)
        {
            var from = Position(thresholds, index, field.Range);
            var to = index + 1 < thresholds.Steps.Count ? Position(thresholds, index + 1, field.Range) : 1;
            if (to > from)
            {
                parts.Add(new GaugeStep(from, to, NamedColors.Resolve(thresholds.Steps[index].Color, theme)));
            }
        }

        return parts;
    }

    private static double Position(Thresholds thresholds, int index, ValueRange range)
    {
        var from = thresholds.Steps[index].From;
        var position = double.IsNegativeInfinity(from) ? 0 : thresholds.IsPercentage ? from / 100 : range.Percent(from);
        return Math.Round(Math.Clamp(position, 0, 1), 4);
    }
}
