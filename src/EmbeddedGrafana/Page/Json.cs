using System.Globalization;
using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Page;

/// <summary>
/// Reads members of dashboards leniently: what is absent or has another type counts as not given. Dashboards are anyone's, and
/// one odd member must not keep the rest from being drawn.
/// </summary>
internal static class Json
{
    public static readonly JsonElement EmptyObject = JsonElement.Parse("{}");

    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    /// <summary>Goes down through objects; an empty object where the way ends.</summary>
    public static JsonElement Object(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            json = json.Member(name) is { ValueKind: JsonValueKind.Object } inner ? inner : EmptyObject;
        }

        return json;
    }

    public static IEnumerable<JsonElement> List(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static string? Text(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static IEnumerable<string> Texts(this JsonElement json, string name) =>
        json.List(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);

    public static bool? Flag(this JsonElement json, string name) => json.Member(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    /// <summary>A number, or a text that holds one.</summary>
    public static double? Number(this JsonElement json, string name) => json.Member(name)?.AsNumber();

    /// <summary>Finite: an axis to infinity or a place that is no number would keep the server busy for ever.</summary>
    public static double? AsNumber(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number when json.GetDouble() is var number && double.IsFinite(number) => number,
        JsonValueKind.String when double.TryParse(json.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    public static int? Integer(this JsonElement json, string name) => json.Number(name) is { } number && Math.Abs(number) <= int.MaxValue ? (int)number : null;
}
