using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.Export;

/// <summary>JSON as YAML; a text that reads like a number or a truth value is quoted.</summary>
internal static class YamlText
{
    public static string Of(JsonObject json) => new SerializerBuilder().WithQuotingNecessaryStrings().Build().Serialize(Plain(json)!);

    private static object? Plain(JsonNode? node) => node switch
    {
        JsonObject members => members.ToDictionary(member => member.Key, member => Plain(member.Value), StringComparer.Ordinal),
        JsonArray elements => elements.Select(Plain).ToList(),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => long.TryParse(value.ToJsonString(), out var whole) ? whole : value.GetValue<double>(),
        },
        _ => null,
    };
}
