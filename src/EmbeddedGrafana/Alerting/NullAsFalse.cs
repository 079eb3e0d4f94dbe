using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Alerting;

/// <inheritdoc/>
internal sealed class NullAsFalse : NullAsDefaultConverter<bool>
{
    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);

    protected override bool Read(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw new JsonException("not a truth value");
}
