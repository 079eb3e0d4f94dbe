namespace Cortico.EmbeddedGrafana.Folders;

/// <summary>Body of <c>PUT /api/folders/{uid}</c>.</summary>
/// <param name="Title">Null leaves it.</param>
internal sealed record FolderUpdate(string? Title, int Version, bool Overwrite);
