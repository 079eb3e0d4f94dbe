using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>
/// A dashboard that was exported for sharing: its <c>__inputs</c> declare what the importer must name, such as its own data
/// source for <c>${DS_PROMETHEUS}</c>.
/// </summary>
internal static partial class ImportTemplate
{
    private static readonly string[] Stripped = ["__inputs", "__requires", "__elements"];

    /// <returns>The dashboard with every input's value in its place, and without the declarations.</returns>
    /// <exception cref="GrafanaErrorException">A declared input has no value.</exception>
    public static JsonElement Fill(JsonElement dashboard, IReadOnlyList<ImportInput> given)
    {
        if (dashboard.ValueKind != JsonValueKind.Object)
        {
            return dashboard;
        }

        var values = Declared(dashboard).ToDictionary(input => input.Name, input => Value(input, given), StringComparer.Ordinal);
        var filled = new JsonObject();
        foreach (var property in dashboard.EnumerateObject().Where(property => !Stripped.Contains(property.Name)))
        {
            filled[property.Name] = Fill(property.Value, values);
        }

        return JsonElement.Parse(filled.ToJsonString());
    }

    private static IEnumerable<(string Name, string Type, string PluginId)> Declared(JsonElement dashboard) =>
        dashboard.TryGetProperty("__inputs", out var inputs) && inputs.ValueKind == JsonValueKind.Array
            ? inputs.EnumerateArray().Select(input => (Text(input, "name"), Text(input, "type"), Text(input, "pluginId"))).DistinctBy(input => input.Item1)
            : [];

    private static string Value((string Name, string Type, string PluginId) declared, IReadOnlyList<ImportInput> given)
    {
        if (given.FirstOrDefault(input => input.Type == declared.Type && (input.Name == declared.Name || input.Name == "*")) is { } found)
        {
            return found.Value ?? "";
        }

        // Server-side expressions need no data source of the importer's.
        return declared.PluginId == "__expr__"
            ? "__expr__"
            : throw GrafanaError.Message(StatusCodes.Status400BadRequest, $"dashboard import failed: missing dashboard input variable {declared.Name}").ToException();
    }

    private static JsonNode? Fill(JsonElement json, Dictionary<string, string> values)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var property in json.EnumerateObject())
                {
                    members[property.Name] = Fill(property.Value, values);
                }

                return members;
            case JsonValueKind.Array:
                return new JsonArray([.. json.EnumerateArray().Select(element => Fill(element, values))]);
            case JsonValueKind.String:
                return Reference.Replace(json.GetString()!, match => values.GetValueOrDefault(match.Groups[1].Value, match.Value));
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(json);
        }
    }

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Reference { get; }
}
