namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;

/// <summary>A contact point: all integrations of one name; the receiver of a fresh Grafana has none.</summary>
internal sealed record Receiver(string Name, IReadOnlyList<Integration> Integrations);
