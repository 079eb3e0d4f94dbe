namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <param name="TimeEnd">The start again for a moment.</param>
internal sealed record AnnotationMark(double Time, double TimeEnd, string Color, string Text, string TimeText, IReadOnlyList<string> Tags);
