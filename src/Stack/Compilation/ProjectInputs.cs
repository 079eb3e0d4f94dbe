using System.Xml.Linq;

namespace Cortico.Stack.Compilation;

/// <summary>The folders that a project is compiled from: its own and those of the projects that it references.</summary>
public static class ProjectInputs
{
    /// <param name="folder">Of the project; its file has the folder's name.</param>
    public static IReadOnlyCollection<string> Of(string folder)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Add(Path.GetFullPath(folder), found);
        return found;
    }

    private static void Add(string folder, HashSet<string> found)
    {
        if (!found.Add(folder)) return;
        var file = Path.Combine(folder, Path.GetFileName(folder) + ".csproj");
        foreach (var reference in XDocument.Load(file).Descendants("ProjectReference").Select(r => (string?)r.Attribute("Include")).OfType<string>())
            Add(Path.GetDirectoryName(Path.GetFullPath(reference, folder))!, found);
    }
}
