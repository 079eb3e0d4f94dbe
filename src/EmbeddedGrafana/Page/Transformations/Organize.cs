using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Leaves fields out, puts them in order and renames them, by their display names.</summary>
internal sealed class Organize : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        var (exclude, include, order, rename) =
            (options.Object("excludeByName"), options.Object("includeByName"), options.Object("indexByName"), options.Object("renameByName"));
        var onlyIncluded = include.EnumerateObject().Any(name => name.Value.ValueKind == JsonValueKind.True);
        var names = new SeriesNames(frames);
        return [.. frames.Select(frame => frame with
        {
            Fields =
            [
                .. frame.Fields.Select(field => (Field: field, Name: names.Of(frame, field)))
                    .Where(item => exclude.Flag(item.Name) != true && (!onlyIncluded || include.Flag(item.Name) == true))
                    .OrderBy(item => order.Number(item.Name) ?? double.MaxValue)
                    .Select(item => rename.Text(item.Name) is { Length: > 0 } text ? item.Field with { DisplayName = text } : item.Field),
            ],
        })];
    }
}
