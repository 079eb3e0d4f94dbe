namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <param name="From">Null: from the bottom.</param>
/// <param name="To">Null: to the top.</param>
/// <param name="Line">"solid" or "dashed"; null without a line.</param>
/// <param name="Area">Whether the part of the plot is tinted.</param>
internal sealed record ThresholdMark(int Axis, double? From, double? To, string Color, string? Line, bool Area);
