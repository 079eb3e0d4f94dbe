namespace Cortico.EmbeddedGrafana.Dashboards;

internal sealed record ImportAnswer(
    string Uid, string PluginId, string Title, bool Imported, string ImportedUri, string ImportedUrl, string Slug, long DashboardId, long FolderId, string FolderUid,
    int ImportedRevision, int Revision, string Description, string Path, bool Removed)
{
    public static ImportAnswer Of(Dashboard dashboard) => new(
        dashboard.Uid, "", dashboard.Title, true, "db/" + dashboard.Slug, dashboard.Url, dashboard.Slug, dashboard.Id, 0, dashboard.FolderUid, 1, 1, "", "", false);
}
