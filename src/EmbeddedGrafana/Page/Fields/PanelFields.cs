using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;
using Cortico.EmbeddedGrafana.Page.Numbers;
using Cortico.EmbeddedGrafana.Page.Variables;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>Applies a panel's options and overrides to the fields of its frames.</summary>
internal sealed class PanelFields(Units units)
{
    /// <param name="panel">The panel's JSON.</param>
    /// <param name="color">The colour mode of this kind of panel, where the dashboard sets none.</param>
    public IReadOnlyList<PanelField> Of(IReadOnlyList<Frame> frames, JsonElement panel, string color, DisplayContext context, Interpolation variables)
    {
        var configs = new PanelFieldConfig(panel, color);
        var names = new SeriesNames(frames);
        var all = ValueRange.Of(frames.SelectMany(frame => frame.Fields).Where(field => field.Type == FieldType.Number).Select(field => field.Values));
        var fields = new List<PanelField>();
        var series = 0;
        foreach (var frame in frames)
        {
            foreach (var field in frame.Fields)
            {
                var name = names.Of(frame, field);
                var config = configs.Of(frame, field, name);
                if (config.DisplayName is { Length: > 0 } wanted)
                {
                    name = FieldText.Replace(variables.Text(wanted), field, name);
                }

                var found = (config.OwnRange ? ValueRange.Of([field.Values]) : all) ?? ValueRange.Default;
                var range = new ValueRange(config.Min ?? found.Min, config.Max ?? found.Max);
                var place = field.Type == FieldType.Number ? series++ : 0;
                fields.Add(new PanelField(frame, field, name, config, range, place, new ValueDisplay(config, field.Type, range, units, context, place, name)));
            }
        }

        return fields;
    }
}
