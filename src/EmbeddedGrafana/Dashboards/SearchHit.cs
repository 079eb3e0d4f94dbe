using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>A dashboard or folder that was found.</summary>
internal sealed record SearchHit(
    long Id, string Uid, int OrgId, string Title, string Uri, string Url, string Slug, string Type, IReadOnlyList<string> Tags, bool IsStarred, long? FolderId,
    string? FolderUid, string? FolderTitle, string? FolderUrl, int SortMeta, bool IsDeleted)
{
    /// <param name="folderUid">Empty at the root.</param>
    /// <param name="folderId">Null where there is no such folder.</param>
    public static SearchHit Of(long id, string uid, string title, bool isFolder, IReadOnlyList<string> tags, string folderUid, long? folderId, string? folderTitle)
    {
        var slug = Storage.Slug.Of(title);
        return new SearchHit(
            id, uid, 1, title, "db/" + slug, (isFolder ? "/dashboards/f/" : "/d/") + uid + "/" + slug, "", isFolder ? "dash-folder" : "dash-db", tags, false,
            folderId, folderUid.Length == 0 ? null : folderUid, folderTitle,
            folderUid.Length == 0 ? null : $"/dashboards/f/{folderUid}/{Storage.Slug.Of(folderTitle ?? "")}", 0, false);
    }
}
