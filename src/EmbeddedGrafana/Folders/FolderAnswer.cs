using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Folders;

/// <summary>A folder in full, with what the caller may do to it.</summary>
/// <param name="Parents">From the root down; null at the root.</param>
internal sealed record FolderAnswer(
    long Id, string Uid, int OrgId, string Title, string Url, bool HasAcl, bool CanSave, bool CanEdit, bool CanAdmin, bool CanDelete,
    string CreatedBy, DateTime Created, string UpdatedBy, DateTime Updated, int Version, string? ParentUid, IReadOnlyList<FolderAnswer>? Parents)
{
    public static FolderAnswer Of(Folder folder, IReadOnlyList<Folder> ancestors, Caller caller)
    {
        var mayEdit = caller.Role >= Role.Editor;
        return new FolderAnswer(
            folder.Id, folder.Uid, 1, folder.Title, folder.Url, false, mayEdit, mayEdit, caller.Role >= Role.Admin, mayEdit,
            folder.CreatedBy, folder.Created.ToAnswer(), folder.UpdatedBy, folder.Updated.ToAnswer(), folder.Version,
            folder.ParentUid.Length == 0 ? null : folder.ParentUid,
            ancestors.Count == 0 ? null : [.. ancestors.Select(ancestor => Of(ancestor, [], caller))]);
    }
}
