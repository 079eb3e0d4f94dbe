using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Puts frames side by side where a field has the same value; by time where no field is named.</summary>
internal sealed class JoinByField : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        var names = new SeriesNames(frames);
        var by = options.Text("byField");
        var parts = new List<(Frame Frame, Field Key)>();
        foreach (var frame in frames)
        {
            var key = by is { Length: > 0 } ? frame.Fields.FirstOrDefault(field => field.Name == by || names.Of(frame, field) == by) : frame.Time;
            if (key is not null)
            {
                parts.Add((frame, key));
            }
        }

        if (parts.Count == 0)
        {
            return frames;
        }

        // Of rows with one key in a frame the last one counts.
        var rows = parts.ConvertAll(part => Rows(part.Key));
        var keys = rows.SelectMany(map => map.Keys).Distinct();
        if (options.Text("mode") == "inner")
        {
            keys = keys.Where(key => rows.TrueForAll(map => map.ContainsKey(key)));
        }

        var sorted = parts[0].Key.Type == FieldType.Text ? keys.ToList() : [.. keys.OrderBy(key => key as double?)];
        var onTime = parts[0].Key.Type == FieldType.Time;
        var fields = new List<Field> { parts[0].Key with { Values = Column.Of(sorted) } };
        for (var index = 0; index < parts.Count; index++)
        {
            var (frame, key) = parts[index];
            int[] picked = [.. sorted.Select(value => rows[index].GetValueOrDefault(value, -1))];
            fields.AddRange(frame.Fields.Where(field => !ReferenceEquals(field, key))
                .Select(field => field.Pick(picked) with { Labels = Labeled(field, frame, onTime) }));
        }

        return [new Frame(Frame.JoinedRefId("joinByField", frames), fields)];
    }

    private static Dictionary<object, int> Rows(Field key)
    {
        var rows = new Dictionary<object, int>();
        for (var row = 0; row < key.Values.Count; row++)
        {
            if (key.Values[row] is { } value)
            {
                rows[value] = row;
            }
        }

        return rows;
    }

    /// <summary>The frame's name stays readable as a label.</summary>
    private static Labels Labeled(Field field, Frame frame, bool onTime)
    {
        var labels = field.Labels ?? Labels.Empty;
        return string.IsNullOrEmpty(frame.Name) || (onTime && labels.Count > 0) ? labels : new Labels([.. labels, new("name", frame.Name)]);
    }
}
