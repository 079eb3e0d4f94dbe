using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Http;

/// <summary>JSON that goes into an answer as it is, without being read again.</summary>
[JsonConverter(typeof(RawJsonConverter))]
public readonly record struct RawJson(ReadOnlyMemory<byte> Utf8);
