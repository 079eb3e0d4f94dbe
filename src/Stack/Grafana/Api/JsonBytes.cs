using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.Stack.Grafana.Api;

/// <summary>JSON as it goes over the wire: UTF-8, no white space, characters as themselves.</summary>
internal static class JsonBytes
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Of(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Compact);

    public static string Text(JsonNode? node) => node?.ToJsonString(Compact) ?? "null";
}
