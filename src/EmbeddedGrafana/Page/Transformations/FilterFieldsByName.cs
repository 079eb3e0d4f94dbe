using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Keeps fields by their display names, or leaves them out.</summary>
internal sealed class FilterFieldsByName : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        var names = new SeriesNames(frames);
        var include = Matcher(options.Member("include"));
        var exclude = Matcher(options.Member("exclude"));
        return [.. frames
            .Select(frame => frame with { Fields = [.. frame.Fields.Where(field => include?.Invoke(names.Of(frame, field)) != false && exclude?.Invoke(names.Of(frame, field)) != true)] })
            .Where(frame => frame.Fields.Count > 0)];
    }

    private static Func<string, bool>? Matcher(JsonElement? json)
    {
        if (json is not { ValueKind: JsonValueKind.Object } options)
        {
            return null;
        }

        var names = options.Texts("names").ToHashSet(StringComparer.Ordinal);
        var pattern = options.Text("pattern") is { Length: > 0 } text ? Pattern.Parse(text) : null;
        return names.Count == 0 && pattern is null ? null : name => names.Contains(name) || pattern?.IsMatch(name) == true;
    }
}
