using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Api;

/// <summary>A data source as Grafana lists it.</summary>
public sealed record DataSource(string Uid, string Name, string Type, string Url, bool IsDefault, bool IsReadOnly)
{
    internal static DataSource Of(JsonObject json) => new(
        Text(json, "uid"), Text(json, "name"), Text(json, "type"), Text(json, "url"),
        json["isDefault"]?.GetValue<bool>() ?? false, json["readOnly"]?.GetValue<bool>() ?? false);

    private static string Text(JsonObject json, string name) => json[name]?.GetValue<string>() ?? "";
}
