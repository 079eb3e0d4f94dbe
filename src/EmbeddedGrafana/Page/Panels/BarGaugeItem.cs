namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <param name="Value">Null where the panel shows none.</param>
/// <param name="Percent">How far the bar is filled, 0 to 1.</param>
/// <param name="Stops">Colours along the whole length.</param>
internal sealed record BarGaugeItem(string? Title, ShownValue? Value, string Color, double Percent, IReadOnlyList<GaugeLabel> Stops);
