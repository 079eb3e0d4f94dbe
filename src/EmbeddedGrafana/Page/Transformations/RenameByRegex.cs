using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Renames fields by a regular expression on their display names.</summary>
internal sealed class RenameByRegex : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        if (options.Text("regex") is not { Length: > 0 } regex || Pattern.Parse(regex) is not { } pattern)
        {
            return frames;
        }

        var replacement = options.Text("renamePattern") ?? "";
        var names = new SeriesNames(frames);
        return [.. frames.Select(frame => frame with
        {
            Fields = [.. frame.Fields.Select(field => names.Of(frame, field) is var name && field.Type != FieldType.Time && pattern.IsMatch(name)
                ? field with { DisplayName = Pattern.Replace(regex, name, replacement) } : field)],
        })];
    }
}
