using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.EmbeddedGrafana.Alerting;

/// <summary>JSON with the members of every object sorted by name: Grafana stores what it was sent that way, and answers it so.</summary>
internal static class SortedJson
{
    public static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sort(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Sort)]),
        _ => node?.DeepClone(),
    };

    /// <returns>Null where the element is no object.</returns>
    public static JsonObject? Sort(JsonElement element) => element.ValueKind == JsonValueKind.Object ? (JsonObject)Sort(JsonObject.Create(element))! : null;
}
