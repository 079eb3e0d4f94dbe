namespace Cortico.EmbeddedGrafana.Folders;

/// <summary>A folder in a list.</summary>
internal sealed record FolderHit(long Id, string Uid, string Title, string? ParentUid);
