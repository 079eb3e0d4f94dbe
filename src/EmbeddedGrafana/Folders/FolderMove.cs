namespace Cortico.EmbeddedGrafana.Folders;

/// <summary>Body of <c>POST /api/folders/{uid}/move</c>.</summary>
/// <param name="ParentUid">Empty or null: to the root.</param>
internal sealed record FolderMove(string? ParentUid);
