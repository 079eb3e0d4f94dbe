namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>Body of <c>POST /page/dashboards/{uid}/panels</c>.</summary>
/// <param name="From">As in the page's address.</param>
/// <param name="Variables">Chosen values by name.</param>
internal sealed record PanelsRequest(string? From, string? To, Dictionary<string, string[]>? Variables, PanelWish[]? Panels);
