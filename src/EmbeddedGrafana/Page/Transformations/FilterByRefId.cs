using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Keeps the frames of some queries, or leaves them out.</summary>
internal sealed class FilterByRefId : ITransformation
{
    public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options)
    {
        var (include, exclude) = (options.Text("include"), options.Text("exclude"));
        return [.. frames.Where(frame => (string.IsNullOrEmpty(include) || Matches(include, frame)) && (string.IsNullOrEmpty(exclude) || !Matches(exclude, frame)))];
    }

    private static bool Matches(string pattern, Frame frame) => frame.RefId == pattern || Pattern.Matches(pattern, frame.RefId);
}
