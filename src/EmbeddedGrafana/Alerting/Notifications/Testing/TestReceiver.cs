using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Testing;

internal sealed record TestReceiver(string? Name, [property: JsonPropertyName("grafana_managed_receiver_configs")] IReadOnlyList<TestIntegration>? Integrations);
