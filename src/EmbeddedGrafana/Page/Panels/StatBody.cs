namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>Big numbers.</summary>
/// <param name="ColorMode">"value", "background", "background_solid" or "none".</param>
/// <param name="Orientation">"auto", "horizontal" or "vertical".</param>
/// <param name="Justify">"auto" or "center".</param>
internal sealed record StatBody(IReadOnlyList<StatItem> Items, string ColorMode, string Orientation, string Justify) : PanelBody;
