using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Normalising;

/// <summary>
/// Fills the inputs of a dashboard that was exported to be shared: <c>__inputs</c> declares them, <c>${NAME}</c> stands
/// for them in every text. Grafana's own import does the same.
/// </summary>
internal static class ImportInputs
{
    private static readonly string[] Bookkeeping = ["__inputs", "__requires", "__elements"];

    public static void Fill(JsonObject model, DataSourceCatalog catalog, SourceFile file, ProblemList problems, Replacements replacements)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in model.Items("__inputs").ToList())
            if (input.Text("name") is { Length: > 0 } name && ValueOf(input, catalog, file, problems, replacements) is { } value) values[$"${{{name}}}"] = value;
        foreach (var member in Bookkeeping) model.Remove(member);
        if (values.Count > 0) Replace(model, values);
    }

    private static string? ValueOf(JsonObject input, DataSourceCatalog catalog, SourceFile file, ProblemList problems, Replacements replacements)
    {
        if (input.Text("type") != "datasource") return input.Text("value") ?? Missing(input, file, problems, "has no \"value\"");
        var plugin = input.Text("pluginId") ?? DataSourceCatalog.Prometheus;
        if (plugin == DataSourceCatalog.Expression) return plugin;
        if (catalog.FindByType(plugin) is { } source)
        {
            replacements.Note($"input {input.Text("name")} is filled with data source \"{source.Uid}\"");
            return source.Uid;
        }
        return catalog.IsComplete ? Missing(input, file, problems, $"asks for a data source of type {plugin}, and this Grafana has none that is the only one or the default") : null;
    }

    private static string? Missing(JsonObject input, SourceFile file, ProblemList problems, string reason)
    {
        problems.Add(file, input, $"the input \"{input.Text("name")}\" {reason}");
        return null;
    }

    private static void Replace(JsonNode? node, Dictionary<string, string> values)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
                if (Filled(value, values) is { } filled) members[name] = filled;
                else Replace(value, values);
        }
        else if (node is JsonArray items)
        {
            for (var at = 0; at < items.Count; at++)
                if (Filled(items[at], values) is { } filled) items[at] = filled;
                else Replace(items[at], values);
        }
    }

    private static string? Filled(JsonNode? node, Dictionary<string, string> values)
    {
        if (node.AsText() is not { } text || !text.Contains("${", StringComparison.Ordinal)) return null;
        var filled = values.Aggregate(text, (current, pair) => current.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
        return filled == text ? null : filled;
    }
}
