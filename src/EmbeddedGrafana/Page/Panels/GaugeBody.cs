namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>Arcs that fill with the value.</summary>
internal sealed record GaugeBody(IReadOnlyList<GaugeItem> Items) : PanelBody;
