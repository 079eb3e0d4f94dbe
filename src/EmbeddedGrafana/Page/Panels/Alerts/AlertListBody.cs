namespace Cortico.EmbeddedGrafana.Page.Panels.Alerts;

/// <summary>Alert rules with their alerts.</summary>
/// <param name="Omitted">Rules beyond the most that the panel shows.</param>
internal sealed record AlertListBody(IReadOnlyList<AlertListItem> Rules, int Omitted) : PanelBody;
