using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cortico.Stack.Prometheus;

/// <summary>
/// Scrape targets that the user adds: <c>prometheus/targets/*.yml</c>, in the format of Prometheus's file discovery
/// (prometheus.io, file_sd_config). Prometheus itself would only log what is wrong with one.
/// </summary>
public static class TargetFiles
{
    private const string Folder = "targets";

    /// <returns>Path below <c>prometheus/</c> → content.</returns>
    /// <exception cref="StackException">A file is no list of targets that have the label <c>service</c>; the message names it and the line.</exception>
    public static IReadOnlyDictionary<string, string> Read(RepositoryPaths paths)
    {
        var folder = Path.Combine(paths.Prometheus, Folder);
        if (!Directory.Exists(folder)) return new Dictionary<string, string>();
        return Directory.EnumerateFiles(folder, "*.yml").Order(StringComparer.Ordinal).ToDictionary(file => Path.Combine(Folder, Path.GetFileName(file)), ReadChecked);
    }

    private static string ReadChecked(string file)
    {
        var text = File.ReadAllText(file);
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents.Count == 0) return text;
            if (yaml.Documents[0].RootNode is not YamlSequenceNode groups) throw Wrong(file, yaml.Documents[0].RootNode, "a list is expected");
            foreach (var group in groups) Check(file, group);
        }
        catch (YamlException problem)
        {
            throw Wrong(file, problem.Start.Line, problem.Message);
        }

        return text;
    }

    private static void Check(string file, YamlNode group)
    {
        if (group is not YamlMappingNode entries) throw Wrong(file, group, "a group of targets is expected");
        if (Entry(entries, "targets") is not YamlSequenceNode { Children.Count: > 0 } targets) throw Wrong(file, group, "\"targets\" is not there or no list");
        foreach (var target in targets)
            if (target is not YamlScalarNode { Value: { Length: > 0 } address } || address.Contains("://", StringComparison.Ordinal)) throw Wrong(file, target, $"\"{target}\" is no HOST:PORT");
        if (Entry(entries, "labels") is not YamlMappingNode labels || Entry(labels, "service") is not YamlScalarNode { Value.Length: > 0 }) throw Wrong(file, group, "the label \"service\" is missing, by which rules and dashboards know it");
    }

    private static YamlNode? Entry(YamlMappingNode node, string name) => node.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null;

    private static StackException Wrong(string file, YamlNode node, string what) => Wrong(file, node.Start.Line, what);

    private static StackException Wrong(string file, long line, string what) =>
        new($"{file}:{line}: {what}. Write it like this:\n- targets: ['127.0.0.1:9100']\n  labels: {{service: shop}}");
}
