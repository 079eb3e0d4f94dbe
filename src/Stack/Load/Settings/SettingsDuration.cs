using System.Text.Json;
using System.Text.Json.Serialization;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Load;

/// <summary>Durations in settings as Prometheus writes them: <c>90s</c>, <c>1m30s</c>.</summary>
internal sealed class SettingsDuration : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && PromDuration.TryParse(reader.GetString(), out var duration)
            ? duration
            : throw new JsonException("expected a duration such as \"90s\" or \"1m30s\"");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(PromDuration.Format(value));
}
