using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>Members of a query as Grafana reads them: absent and null are alike, a wrong type is an error or, where Grafana is lenient, as if absent.</summary>
internal static class QueryJson
{
    public static string? Text(this JsonElement json, string name) => Member(json, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => throw Mismatch(other, name, "string"),
    };

    public static bool Flag(this JsonElement json, string name) => Member(json, name) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        { } other => throw Mismatch(other, name, "bool"),
    };

    public static double? Number(this JsonElement json, string name) => Member(json, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        { } other => throw Mismatch(other, name, "float64"),
    };

    public static string? LenientText(this JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static long? LenientInteger(this JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.Number } number
        ? number.TryGetInt64(out var integer) ? integer : (long)number.GetDouble()
        : null;

    private static JsonElement? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    private static JsonException Mismatch(JsonElement value, string name, string expected)
    {
        var found = value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => "bool",
            var kind => kind.ToString().ToLowerInvariant(),
        };
        return new JsonException($"error unmarshaling query: json: cannot unmarshal {found} into Go struct field internalQueryModel.{name} of type {expected}");
    }
}
