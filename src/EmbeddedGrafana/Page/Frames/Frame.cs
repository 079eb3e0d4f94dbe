namespace Cortico.EmbeddedGrafana.Page.Frames;

/// <summary>A table of equally long columns: one series, or rows that a transformation made.</summary>
/// <param name="RefId">The query it came from.</param>
internal sealed record Frame(string RefId, IReadOnlyList<Field> Fields, string? Name = null)
{
    public int Rows => Fields.Count == 0 ? 0 : Fields[0].Values.Count;

    public Field? Time => Fields.FirstOrDefault(column => column.Type == FieldType.Time);

    public Frame Pick(IReadOnlyList<int> rows) => this with { Fields = [.. Fields.Select(field => field.Pick(rows))] };

    /// <summary>The name that Grafana gives to what was made of several frames: "merge-A-B".</summary>
    public static string JoinedRefId(string step, IEnumerable<Frame> frames) => step + "-" + string.Join('-', frames.Select(frame => frame.RefId));
}
