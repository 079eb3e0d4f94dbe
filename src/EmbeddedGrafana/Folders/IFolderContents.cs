using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Folders;

/// <summary>A kind of resource that lives in folders; each feature that has one registers itself.</summary>
public interface IFolderContents
{
    /// <summary>Its name in <c>GET /api/folders/{uid}/counts</c>.</summary>
    string Kind { get; }

    /// <summary>Whether a folder that holds some is not deleted, unless <c>forceDeleteRules</c> asks for it.</summary>
    bool KeepsFolder { get; }

    /// <summary>How many lie in the folder itself, folders below it apart.</summary>
    long Count(DatabaseConnection connection, string folderUid);

    /// <summary>Deletes them, in the transaction that deletes the folder.</summary>
    void Delete(DatabaseConnection connection, string folderUid);
}
