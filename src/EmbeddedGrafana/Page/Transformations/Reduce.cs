using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Makes one value of each field's many: a row for each field, or each field one row long.</summary>
internal sealed class Reduce : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        string[] reducers = options.Member("reducers") is null ? ["max"] : [.. options.Texts("reducers").Where(Reducers.IsKnown)];
        var names = new SeriesNames(frames);
        return options.Text("mode") == "reduceFields"
            ? [.. frames.Select(frame => Shorten(frame, reducers, options.Flag("includeTimeField") == true, names)).Where(frame => frame.Fields.Count > 0)]
            : [ToRows(frames, reducers, options.Flag("labelsToFields") == true, names)];
    }

    private static Frame Shorten(Frame frame, string[] reducers, bool includeTime, SeriesNames names)
    {
        var fields = new List<Field>();
        foreach (var field in frame.Fields.Where(field => includeTime || field.Type != FieldType.Time))
        {
            fields.AddRange(reducers.Select(id => field with
            {
                Values = Column.Of([Reducers.Cell(field.Values, id)]),
                DisplayName = reducers.Length > 1 ? names.Of(frame, field) + " " + Reducers.NameOf(id) : field.DisplayName,
            }));
        }

        return frame with { Fields = fields };
    }

    private static Frame ToRows(IReadOnlyList<Frame> frames, string[] reducers, bool labelsToFields, SeriesNames names)
    {
        var series = frames.SelectMany(frame => frame.Fields.Where(field => field.Type != FieldType.Time).Select(field => (Frame: frame, Field: field))).ToList();
        var fields = new List<Field> { new("Field", FieldType.Text, new TextColumn([.. series.Select(item => names.Of(item.Frame, item.Field))])) };
        if (labelsToFields)
        {
            fields.AddRange(series.SelectMany(item => item.Field.Labels ?? Labels.Empty).Select(label => label.Key).Distinct(StringComparer.Ordinal)
                .Select(label => new Field(label, FieldType.Text, new TextColumn([.. series.Select(item => item.Field.Labels?.Find(label))]))));
        }

        fields.AddRange(reducers.Select(id => new Field(Reducers.NameOf(id), FieldType.Number, Column.Of([.. series.Select(item => Reducers.Cell(item.Field.Values, id))]))));
        return new Frame(Frame.JoinedRefId("reduce", frames), fields);
    }
}
