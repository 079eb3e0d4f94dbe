using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>Members that the conditions of thresholds and of classic conditions share.</summary>
internal static class ConditionJson
{
    /// <param name="problem">Stands before the message where a member has the wrong type.</param>
    public static IReadOnlyList<JsonElement> Conditions(JsonElement json, string problem) => !json.TryGetProperty("conditions", out var list) || list.ValueKind == JsonValueKind.Null ? []
        : list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()]
        : throw new CommandSyntaxException($"{problem}: json: cannot unmarshal {Kind(list)} into Go struct field .conditions of type []");

    public static JsonElement? Member(JsonElement json, string name, string problem) => json.ValueKind != JsonValueKind.Object
        ? throw new CommandSyntaxException($"{problem}: json: cannot unmarshal {Kind(json)} into a condition")
        : json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static string Text(JsonElement? json, string name, string problem) => json is not { } parent || Member(parent, name, problem) is not { } text ? ""
        : text.ValueKind == JsonValueKind.String ? text.GetString()!
        : throw new CommandSyntaxException($"{problem}: json: cannot unmarshal {Kind(text)} into Go struct field .{name} of type string");

    public static IReadOnlyList<double> Numbers(JsonElement? json, string problem)
    {
        if (json is not { } parent || Member(parent, "params", problem) is not { } list)
        {
            return [];
        }

        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(number => number.ValueKind == JsonValueKind.Number ? number.GetDouble() : throw Mismatch(number, problem))]
            : throw Mismatch(list, problem);
    }

    private static CommandSyntaxException Mismatch(JsonElement json, string problem) =>
        new($"{problem}: json: cannot unmarshal {Kind(json)} into Go struct field ConditionEvalJSON.params of type float64");

    private static string Kind(JsonElement json) => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? "bool" : json.ValueKind.ToString().ToLowerInvariant();
}
