using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>Names of the types that Go gives to JSON: Grafana's errors hold them.</summary>
internal static class GoType
{
    public static string Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => "float64",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Object => "map[string]interface {}",
        JsonValueKind.Array => "[]interface {}",
        _ => "<nil>",
    };
}
