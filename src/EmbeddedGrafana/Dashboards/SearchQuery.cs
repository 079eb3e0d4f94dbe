namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>What to search for; an empty list or text does not narrow.</summary>
/// <param name="FolderUids">An empty uid among them means the root.</param>
internal sealed record SearchQuery(
    string Text, IReadOnlyList<string> Tags, bool Dashboards, bool Folders, IReadOnlyList<string> FolderUids, IReadOnlyList<string> Uids, bool Descending, int Limit, int Page);
