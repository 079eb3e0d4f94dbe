using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Makes one row of all that agree in some fields, and reduces the others.</summary>
internal sealed class GroupBy : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        var names = new SeriesNames(frames);
        var choices = options.Object("fields");
        return [.. frames.Select(frame => Group(frame, choices, names))];
    }

    private static Frame Group(Frame frame, JsonElement choices, SeriesNames names)
    {
        var keys = frame.Fields.Where(field => choices.Object(names.Of(frame, field)).Text("operation") == "groupby").ToList();
        if (keys.Count == 0)
        {
            return frame;
        }

        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var row = 0; row < frame.Rows; row++)
        {
            var key = string.Join('\u001f', keys.Select(field => field.Values.Text(row)));
            if (!groups.TryGetValue(key, out var rows))
            {
                groups[key] = rows = [];
            }

            rows.Add(row);
        }

        int[] first = [.. groups.Values.Select(rows => rows[0])];
        var fields = keys.ConvertAll(field => field.Pick(first));
        foreach (var field in frame.Fields)
        {
            var name = names.Of(frame, field);
            var choice = choices.Object(name);
            foreach (var reducer in choice.Text("operation") == "aggregate" ? choice.Texts("aggregations") : [])
            {
                var values = groups.Values.Select(rows => Reducers.Cell(field.Values.Pick(rows), reducer));
                fields.Add(new Field($"{name} ({reducer})", field.Type == FieldType.Time && reducer is not "count" ? FieldType.Time : FieldType.Number, Column.Of([.. values])));
            }
        }

        return frame with { Fields = [.. fields.Select(field => field.Values is TextColumn ? field with { Type = FieldType.Text } : field)] };
    }
}
