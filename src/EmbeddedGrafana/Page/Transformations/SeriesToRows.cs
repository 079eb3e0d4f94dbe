using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>One table of time, name and value, the latest first.</summary>
internal sealed class SeriesToRows : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        var names = new SeriesNames(frames);
        var rows = new List<(object? Time, string Name, object? Value)>();
        foreach (var frame in frames)
        {
            if (frame.Time is not { } time)
            {
                continue;
            }

            foreach (var field in frame.Fields.Where(field => field.Type == FieldType.Number))
            {
                var name = names.Of(frame, field);
                for (var row = 0; row < frame.Rows; row++)
                {
                    rows.Add((time.Values[row], name, field.Values[row]));
                }
            }
        }

        var sorted = rows.OrderByDescending(row => row.Time as double?).ToList();
        return
        [
            new Frame(Frame.JoinedRefId("seriesToRows", frames),
            [
                new Field("Time", FieldType.Time, Column.Of([.. sorted.Select(row => row.Time)])),
                new Field("Metric", FieldType.Text, new TextColumn([.. sorted.Select(row => row.Name)])),
                new Field("Value", FieldType.Number, Column.Of([.. sorted.Select(row => row.Value)])),
            ]),
        ];
    }
}
