namespace Cortico.EmbeddedGrafana.Page.Panels.Alerts;

/// <param name="Kind">Of the state, which is its style.</param>
/// <param name="Since">"5 minutes ago"; null where nothing fires.</param>
internal sealed record AlertListItem(string Kind, string State, string Name, string Url, string Folder, string? Since, IReadOnlyList<AlertListAlert> Alerts);
