namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <summary>Lines, areas, bars and points over time.</summary>
/// <param name="Times">Milliseconds since 1970; series with the same times share a list.</param>
/// <param name="TimeTexts">Each list as the reader reads times; only where texts were asked for.</param>
/// <param name="TooltipSort">"none", "asc" or "desc", by value.</param>
internal sealed record TimeSeriesBody(
    IReadOnlyList<double[]> Times, IReadOnlyList<string[]>? TimeTexts, IReadOnlyList<SeriesModel> Series, IReadOnlyList<ValueAxis> Axes, TimeAxis Time, Legend Legend,
    IReadOnlyList<ThresholdMark> Thresholds, string TooltipMode, string TooltipSort) : PanelBody
{
    public IReadOnlyList<AnnotationMark> Annotations { get; init; } = [];
}
