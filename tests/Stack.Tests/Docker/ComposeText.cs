using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Cortico.Stack.Tests.Docker;

/// <summary>The repository's Compose files as text and as the maps that their YAML makes, merge keys resolved.</summary>
internal static partial class ComposeText
{
    private static readonly string Folder = RepositoryPaths.Around(AppContext.BaseDirectory).Compose;

    public static string Of(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public static Dictionary<object, object?> Read(string file) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<object, object?>>(new MergingParser(new Parser(new StringReader(Of(file)))));

    /// <summary>The variables that a file names, with <c>CORTICO_</c>.</summary>
    public static IReadOnlySet<string> VariablesOf(string file) => Variable().Matches(Of(file)).Select(m => m.Groups["name"].Value).ToHashSet();

    /// <summary>A service of a file.</summary>
    public static Dictionary<object, object?> Service(string file, string name) => Map(Map(Read(file)["services"])[name]);

    public static IEnumerable<string> ServicesOf(string file) => Map(Read(file)["services"]).Keys.Cast<string>();

    public static Dictionary<object, object?> Map(object? node) => Assert.IsType<Dictionary<object, object?>>(node);

    public static IReadOnlyList<object?> Items(Dictionary<object, object?> map, string key) => map.TryGetValue(key, out var list) ? Assert.IsType<List<object?>>(list) : [];

    [GeneratedRegex(@"\$\{(?<name>CORTICO_[A-Z_]+)")]
    private static partial Regex Variable();
}
