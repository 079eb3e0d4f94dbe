namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>Bars that fill with the value.</summary>
/// <param name="Mode">"gradient", "lcd" or "basic".</param>
/// <param name="IsVertical">Bars stand beside each other.</param>
internal sealed record BarGaugeBody(IReadOnlyList<BarGaugeItem> Items, string Mode, bool IsVertical, bool ShowsRest) : PanelBody;
