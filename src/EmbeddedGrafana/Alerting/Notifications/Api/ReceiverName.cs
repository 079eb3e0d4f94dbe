namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

internal sealed record ReceiverName(string Name);
