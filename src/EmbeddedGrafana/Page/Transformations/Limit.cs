using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Keeps so many rows; a negative number counts from the end.</summary>
internal sealed class Limit : ITransformation
{
    private const int Default = 10;

    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        var limit = options.Integer("limitField") ?? Default;
        return [.. frames.Select(frame => frame.Rows <= Math.Abs((long)limit) ? frame
            : frame.Pick([.. Enumerable.Range(limit >= 0 ? 0 : frame.Rows + limit, Math.Abs(limit))]))];
    }
}
