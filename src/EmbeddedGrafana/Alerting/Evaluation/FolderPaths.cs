using Cortico.EmbeddedGrafana.Folders;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>Folders by their whole path: <c>grafana_folder</c> and <c>file</c>.</summary>
internal static class FolderPaths
{
    private const int MostLevels = 100;

    public static Dictionary<string, string> Of(IReadOnlyList<Folder> folders)
    {
        var byUid = folders.ToDictionary(folder => folder.Uid, StringComparer.Ordinal);
        return folders.ToDictionary(folder => folder.Uid, folder => Path(folder, byUid), StringComparer.Ordinal);
    }

    private static string Path(Folder folder, Dictionary<string, Folder> byUid)
    {
        var titles = new List<string>();
        for (var at = folder; at is not null && titles.Count < MostLevels; at = byUid.GetValueOrDefault(at.ParentUid))
        {
            titles.Add(at.Title.Replace("/", "\\/", StringComparison.Ordinal));
        }

        titles.Reverse();
        return string.Join('/', titles);
    }
}
