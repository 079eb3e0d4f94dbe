using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Puts the fields of all frames into one, row by row as they come.</summary>
internal sealed class Concatenate : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        if (frames.Count < 2)
        {
            return frames;
        }

        var longest = frames.Max(frame => frame.Rows);
        return [new Frame(Frame.JoinedRefId("concatenate", frames), [.. frames.SelectMany(frame =>
        {
            int[] rows = [.. Enumerable.Range(0, longest).Select(row => row < frame.Rows ? row : -1)];
            return frame.Fields.Select(field => field.Pick(rows));
        })])];
    }
}
