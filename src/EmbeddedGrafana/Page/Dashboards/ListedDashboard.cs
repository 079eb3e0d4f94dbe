namespace Cortico.EmbeddedGrafana.Page.Dashboards;

/// <param name="Folder">Title of the folder it is in.</param>
public sealed record ListedDashboard(string Title, string Url, string Folder, IReadOnlyList<string> Tags);
