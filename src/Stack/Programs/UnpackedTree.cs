namespace Cortico.Stack.Programs;

/// <summary>What a program needs in its environment when its package was unpacked into a folder and not installed.</summary>
public static class UnpackedTree
{
    /// <summary>Library folders of the tree, so that the loader finds what the packages brought, for the program only.</summary>
    public static IReadOnlyDictionary<string, string> EnvironmentFor(string root)
    {
        var libraries = new[] { Path.Combine(root, "usr", "lib"), Path.Combine(root, "lib") }
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .Where(folder => Path.GetFileName(folder).Contains("-linux-", StringComparison.Ordinal))
            .SelectMany(folder => Directory.EnumerateDirectories(folder).Where(HasLibraries).Prepend(folder))
            .ToList();
        var environment = new Dictionary<string, string>();
        if (libraries.Count > 0) environment["LD_LIBRARY_PATH"] = string.Join(':', libraries);
        if (Directory.Exists(Path.Combine(root, "etc", "fonts"))) environment["FONTCONFIG_PATH"] = Path.Combine(root, "etc", "fonts");
        if (Directory.Exists(Path.Combine(root, "usr", "share", "fonts"))) environment["XDG_DATA_DIRS"] = Path.Combine(root, "usr", "share");
        return environment;
    }

    private static bool HasLibraries(string folder) => Directory.EnumerateFiles(folder, "lib*.so*").Any();
}
