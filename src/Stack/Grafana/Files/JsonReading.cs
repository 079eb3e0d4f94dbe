using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Files;

/// <summary>Reads members that other people wrote: absent or of another kind is null, never an exception.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonNode? node, string member) => (node as JsonObject)?[member].AsText();

    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool? Flag(this JsonNode? node, string member) =>
        (node as JsonObject)?[member] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    public static double? Number(this JsonNode? node, string member) =>
        (node as JsonObject)?[member] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.AsNumber() : null;

    public static long? Whole(this JsonNode? node, string member) =>
        node.Number(member) is { } number && double.IsInteger(number) && Math.Abs(number) < 9.2e18 ? (long)number : null;

    public static JsonObject? Child(this JsonNode? node, string member) => (node as JsonObject)?[member] as JsonObject;

    public static JsonArray? List(this JsonNode? node, string member) => (node as JsonObject)?[member] as JsonArray;

    /// <summary>The elements of a list that are objects.</summary>
    public static IEnumerable<JsonObject> Items(this JsonNode? node, string member) => node.List(member)?.OfType<JsonObject>() ?? [];

    public static JsonElement ToElement(this JsonNode node) => JsonSerializer.SerializeToElement(node);

    private static double AsNumber(this JsonValue value) => double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);
}
