using Cortico.EmbeddedGrafana.Page.Frames;
using Cortico.EmbeddedGrafana.Page.Transformations;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>Puts all that was found into one table, for kinds of panels that are not drawn here: series stand beside each other, tables below.</summary>
internal static class OneTable
{
    public static IReadOnlyList<Frame> Of(IReadOnlyList<Frame> frames) => frames.Count < 2
        ? frames
        : (frames.All(IsSeries) ? (ITransformation)new JoinByField() : new Merge()).Apply(frames, Json.EmptyObject);

    private static bool IsSeries(Frame frame) => frame.Time is not null && frame.Fields.All(field => field.Type is FieldType.Time or FieldType.Number);
}
