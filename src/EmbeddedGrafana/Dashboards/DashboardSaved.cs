namespace Cortico.EmbeddedGrafana.Dashboards;

internal sealed record DashboardSaved(string FolderUid, long Id, string Slug, string Status, string Uid, string Url, int Version)
{
    public static DashboardSaved Of(Dashboard dashboard) =>
        new(dashboard.FolderUid, dashboard.Id, dashboard.Slug, "success", dashboard.Uid, dashboard.Url, dashboard.Version);
}
