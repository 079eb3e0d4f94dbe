using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Turns labels into columns, or into rows of name and value.</summary>
internal sealed class LabelsToFields : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        var keep = options.Member("keepLabels") is null ? null : options.Texts("keepLabels").ToHashSet(StringComparer.Ordinal);
        return options.Text("mode") == "rows"
            ? ToRows(frames, keep)
            : [.. frames.Select(frame => ToColumns(frame, keep, options.Text("valueLabel")))];
    }

    private static Frame ToColumns(Frame frame, HashSet<string>? keep, string? valueLabel)
    {
        var fields = new List<Field>();
        var labels = new List<KeyValuePair<string, string>>();
        foreach (var field in frame.Fields)
        {
            if (field.Labels is not { } own)
            {
                fields.Add(field);
                continue;
            }

            var name = valueLabel is null ? null : own.Find(valueLabel);
            fields.Add(field with { Name = name ?? field.Name, Labels = null, NameFromSource = null, DisplayName = null });
            foreach (var label in own)
            {
                if (label.Key != valueLabel && keep?.Contains(label.Key) != false && !labels.Exists(known => known.Key == label.Key))
                {
                    labels.Add(label);
                }
            }
        }

        fields.AddRange(labels.Select(label => new Field(label.Key, FieldType.Text, new TextColumn([.. Enumerable.Repeat(label.Value, frame.Rows)]))));
        return frame with { Fields = fields };
    }

    private static List<Frame> ToRows(IReadOnlyList<Frame> frames, HashSet<string>? keep)
    {
        var names = new SeriesNames(frames);
        var result = new List<Frame>();
        foreach (var frame in frames)
        {
            foreach (var field in frame.Fields.Where(field => field.Labels is not null))
            {
                var labels = field.Labels!.Where(label => keep?.Contains(label.Key) != false).ToList();
                result.Add(new Frame(frame.RefId,
                [
                    new Field("label", FieldType.Text, new TextColumn([.. labels.Select(label => label.Key)])),
                    new Field("value", FieldType.Text, new TextColumn([.. labels.Select(label => label.Value)])),
                ], names.Of(frame, field)));
            }
        }

        return result;
    }
}
