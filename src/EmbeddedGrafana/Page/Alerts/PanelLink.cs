namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>Where a rule's figures are drawn.</summary>
/// <param name="Text">Titles of dashboard and panel.</param>
public sealed record PanelLink(string DashboardUid, string PanelId, string Url, string Text);
