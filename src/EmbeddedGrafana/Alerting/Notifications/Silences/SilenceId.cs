using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;

internal sealed record SilenceId([property: JsonPropertyName("silenceID")] string Id);
