namespace Cortico.EmbeddedGrafana.Folders;

/// <summary>Body of <c>POST /api/folders</c>.</summary>
internal sealed record NewFolder(string? Uid, string? Title, string? ParentUid);
