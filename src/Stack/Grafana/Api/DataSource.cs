using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Api;

/// <summary>A data source as Grafana lists it.</summary>
public sealed record DataSource(string Uid, string Name, string Type, string Url, bool IsDefault, bool IsReadOnly)
{
    /// <summary>How often its Prometheus scrapes, as a duration; null where nobody said.</summary>
    public string? TimeInterval { get; init; }

    internal static DataSource Of(JsonObject json) => new(
        Text(json, "uid"), Text(json, "name"), Text(json, "type"), Text(json, "url"),
        json["isDefault"]?.GetValue<bool>() ?? false, json["readOnly"]?.GetValue<bool>() ?? false)
    {
        TimeInterval = json["jsonData"] is JsonObject settings && settings["timeInterval"] is JsonValue interval && interval.TryGetValue<string>(out var text) ? text : null,
    };

    private static string Text(JsonObject json, string name) => json[name]?.GetValue<string>() ?? "";
}
