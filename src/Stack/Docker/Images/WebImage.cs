using Cortico.Stack.Files;

namespace Cortico.Stack.Docker.Images;

/// <summary>The app's image, from what was published on this machine.</summary>
public static class WebImage
{
    public const string Repository = "cortico-web";
    private const string PagesFolder = "wwwroot";

    /// <param name="assembly">The published app, in a folder named after its sources' fingerprint.</param>
    /// <param name="runtimeImage">The image to stand on; null for the official one that the Dockerfile names.</param>
    public static ImageRecipe Of(RepositoryPaths paths, string assembly, string? runtimeImage)
    {
        var published = Path.GetDirectoryName(assembly)!;
        return new ImageRecipe(Repository, Path.Combine(paths.Source("Web"), "Dockerfile"), runtimeImage, Path.GetFileName(published), folder => FillContext(folder, published));
    }

    /// <summary>Two folders, two layers: what a package brought changes rarely, the app with every commit.</summary>
    private static void FillContext(string folder, string published)
    {
        var files = Directory.GetFiles(published);
        SharedFile.Copy(files.Where(file => !IsOurs(file)), Path.Combine(folder, "dependencies"));
        SharedFile.Copy(files.Where(IsOurs), Path.Combine(folder, "app"));
        foreach (var inner in Directory.EnumerateDirectories(published))
            SharedFile.CopyTree(inner, Path.Combine(folder, Path.GetFileName(inner) == PagesFolder ? "app" : "dependencies", Path.GetFileName(inner)));
    }

    private static bool IsOurs(string file) =>
        Path.GetFileName(file) is var name && (name.StartsWith("Web", StringComparison.OrdinalIgnoreCase) || name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase));
}
