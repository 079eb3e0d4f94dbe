using System.Text.RegularExpressions;

namespace Cortico.Build.Tests;

/// <summary>The documents of this repository that people read.</summary>
internal static partial class Documents
{
    private static readonly string Root = BuildContext.Repository.Root;

    public static IEnumerable<TheoryDataRow<string>> Names => Directory.EnumerateFiles(Root, "*.md")
        .Concat(new[] { "docs", "prometheus", "grafana", ".github" }.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)))
        .Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal).Select(name => new TheoryDataRow<string>(name));

    public static string PathOf(string name) => Path.Combine(Root, name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>The text without what belongs to other programs: their command lines in code spans.</summary>
    public static string OwnCommands(string name) => OthersCommands().Replace(Read(name), "");

    [GeneratedRegex("`(docker|dotnet|git) [^`]*`")]
    private static partial Regex OthersCommands();
}
