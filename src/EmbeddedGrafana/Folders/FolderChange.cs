namespace Cortico.EmbeddedGrafana.Folders;

/// <summary>What came of a change to a folder.</summary>
public enum FolderChange
{
    Done,
    NotFound,
    VersionMismatch,
    NotEmpty,
}
