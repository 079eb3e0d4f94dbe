namespace Cortico.EmbeddedGrafana.Page.Dashboards;

/// <summary>A row with its panels, or the panels above the first row.</summary>
/// <param name="Title">Null where there is no row.</param>
public sealed record Section(string Id, string? Title, bool IsCollapsed, IReadOnlyList<PlacedPanel> Panels);
