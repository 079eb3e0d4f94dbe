using Cortico.EmbeddedGrafana.Folders;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>What Grafana tells about a dashboard beside its model.</summary>
internal sealed record DashboardMeta(
    string Type, bool CanSave, bool CanEdit, bool CanAdmin, bool CanStar, bool CanDelete, string Slug, string Url, DateTime Expires, DateTime Created, DateTime Updated,
    string UpdatedBy, string CreatedBy, int Version, bool HasAcl, bool IsFolder, string ApiVersion, long FolderId, string FolderUid, string FolderTitle, string FolderUrl,
    bool Provisioned, string ProvisionedExternalId, AnnotationPermissions AnnotationsPermissions)
{
    /// <param name="folder">Null at the root, which Grafana calls General.</param>
    public static DashboardMeta Of(Dashboard dashboard, Folder? folder, Caller caller)
    {
        var mayEdit = caller.Role >= Role.Editor;
        return new DashboardMeta(
            "db", mayEdit, mayEdit, caller.Role >= Role.Admin, true, mayEdit, dashboard.Slug, dashboard.Url, DateTime.SpecifyKind(default, DateTimeKind.Utc),
            dashboard.Created.ToAnswer(), dashboard.Updated.ToAnswer(), dashboard.UpdatedBy, dashboard.CreatedBy, dashboard.Version, false, false, "v0alpha1",
            folder?.Id ?? 0, dashboard.FolderUid, folder?.Title ?? "General", folder?.Url ?? "", false, "",
            new AnnotationPermissions(AnnotationActions.All(mayEdit), AnnotationActions.All(mayEdit)));
    }
}
