using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>
/// Makes one table of all: rows that agree in the fields which every frame has become one where nothing else contradicts.
/// </summary>
internal sealed class Merge : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        var filled = frames.Where(frame => frame.Fields.Count > 0).ToList();
        if (filled.Count <= 1)
        {
            return filled.Count == 0 ? frames : filled;
        }

        var names = new SeriesNames(filled);
        var columns = new List<(string Name, Field Field)>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var frame in filled)
        {
            foreach (var field in frame.Fields)
            {
                var name = names.Of(frame, field);
                if (places.TryAdd(name, columns.Count))
                {
                    columns.Add((name, field));
                }
            }
        }

        var keys = columns.Select(column => column.Name).Where(name => filled.TrueForAll(frame => frame.Fields.Any(field => names.Of(frame, field) == name)))
            .Select(name => places[name]).ToArray();
        var rows = new List<object?[]>();
        var byKey = new Dictionary<string, List<object?[]>>(StringComparer.Ordinal);
        foreach (var frame in filled)
        {
            var targets = frame.Fields.Select(field => places[names.Of(frame, field)]).ToArray();
            for (var row = 0; row < frame.Rows; row++)
            {
                var values = new object?[columns.Count];
                for (var index = 0; index < targets.Length; index++)
                {
                    values[targets[index]] = frame.Fields[index].Values[row];
                }

                Add(values, keys, rows, byKey);
            }
        }

        return
        [
            new Frame(Frame.JoinedRefId("merge", filled),
                [.. columns.Select((column, index) => column.Field with { Values = Column.Of([.. rows.Select(row => row[index])]) })]),
        ];
    }

    private static void Add(object?[] values, int[] keys, List<object?[]> rows, Dictionary<string, List<object?[]>> byKey)
    {
        var key = string.Join('\u001f', keys.Select(index => values[index]));
        if (!byKey.TryGetValue(key, out var same))
        {
            byKey[key] = same = [];
        }

        foreach (var known in same)
        {
            if (Agrees(known, values))
            {
                for (var index = 0; index < values.Length; index++)
                {
                    known[index] ??= values[index];
                }

                return;
            }
        }

        same.Add(values);
        rows.Add(values);
    }

    private static bool Agrees(object?[] known, object?[] values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            if (known[index] is { } one && values[index] is { } other && !one.Equals(other))
            {
                return false;
            }
        }

        return true;
    }
}
