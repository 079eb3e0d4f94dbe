using System.Text.Json;
using Cortico.EmbeddedGrafana.Annotations;

namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>An entry of a rule's history.</summary>
/// <param name="Labels">Of the series, in one text.</param>
/// <param name="Values">What led to the change.</param>
/// <param name="Error">Null where there was none.</param>
public sealed record StateChange(DateTimeOffset At, StateTag From, StateTag To, string Labels, IReadOnlyList<ShownFigure> Values, string? Error)
{
    public static StateChange Of(Annotation annotation) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(annotation.Time), StateTag.Parse(annotation.PreviousState), StateTag.Parse(annotation.NewState), LabelsOf(annotation),
        [.. annotation.Data.Object("values").EnumerateObject().Where(value => value.Value.AsNumber() is not null).Select(value => ShownFigure.Of(value.Name, value.Value.AsNumber()!.Value))],
        annotation.Data.Text("error"));

    /// <summary>The text is "title {labels} - values"; only the labels are nowhere else.</summary>
    private static string LabelsOf(Annotation annotation)
    {
        var (start, end) = (annotation.Text.IndexOf(" {", StringComparison.Ordinal), annotation.Text.LastIndexOf("} - ", StringComparison.Ordinal));
        return start >= 0 && end > start ? annotation.Text[(start + 2)..end] : string.Join(", ", annotation.Tags);
    }
}
