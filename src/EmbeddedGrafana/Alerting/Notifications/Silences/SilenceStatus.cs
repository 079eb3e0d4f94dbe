namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;

internal sealed record SilenceStatus(string State);
