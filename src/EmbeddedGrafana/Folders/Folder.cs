using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Folders;

/// <summary>A stored folder.</summary>
/// <param name="ParentUid">Empty: at the root. It may name a folder that does not exist, as in Grafana.</param>
/// <param name="Version">Rises with each change.</param>
public sealed record Folder(
    long Id, string Uid, string ParentUid, string Title, int Version, DateTimeOffset Created, string CreatedBy, DateTimeOffset Updated, string UpdatedBy)
{
    public string Url => $"/dashboards/f/{Uid}/{Slug.Of(Title)}";
}
