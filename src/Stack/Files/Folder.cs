namespace Cortico.Stack.Files;

/// <summary>Folders that this product made and may remove.</summary>
public static class Folder
{
    public static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
