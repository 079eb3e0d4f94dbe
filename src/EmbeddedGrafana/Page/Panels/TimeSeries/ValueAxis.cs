namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <param name="Side">"left", "right" or "hidden".</param>
/// <param name="LogBase">Null on a linear scale.</param>
/// <param name="Ticks">With the labels that stand at them.</param>
/// <param name="Lines">Values that get a grid line but no label.</param>
internal sealed record ValueAxis(string Side, double Min, double Max, int? LogBase, string? Label, bool ShowsGrid, IReadOnlyList<Tick> Ticks, IReadOnlyList<double> Lines);
