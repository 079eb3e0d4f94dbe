using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Alerting;

/// <inheritdoc/>
internal sealed class NullAsZero : NullAsDefaultConverter<long>
{
    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    protected override long Read(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : throw new JsonException("not an integer");
}
