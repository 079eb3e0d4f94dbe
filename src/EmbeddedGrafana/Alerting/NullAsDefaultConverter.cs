using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting;

/// <summary>Takes <c>null</c> for the zero of a type, as Go does: rules are sent with <c>"id": null</c> and the like.</summary>
internal abstract class NullAsDefaultConverter<T> : JsonConverter<T>
    where T : struct
{
    public override bool HandleNull => true;

    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.Null ? default : Read(ref reader);

    protected abstract T Read(ref Utf8JsonReader reader);
}
