using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting;

/// <summary>A duration is a JSON text; a number is refused, as in Grafana.</summary>
public sealed class PrometheusDurationConverter : JsonConverter<PrometheusDuration>
{
    public override PrometheusDuration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && PrometheusDuration.TryParse(reader.GetString()!, out var duration)
            ? duration
            : throw new JsonException("not a valid duration string");

    public override void Write(Utf8JsonWriter writer, PrometheusDuration value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
