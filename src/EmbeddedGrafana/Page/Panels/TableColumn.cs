namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <param name="Align">"left", "right" or "center".</param>
/// <param name="Width">Pixels; null: what is left.</param>
internal sealed record TableColumn(string Name, string Align, int? Width);
