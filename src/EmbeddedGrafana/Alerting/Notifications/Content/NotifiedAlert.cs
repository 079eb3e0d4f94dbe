using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

/// <summary>An alert with what it counts as throughout one notification, whatever the clock does meanwhile.</summary>
internal sealed record NotifiedAlert(Alert Alert, bool IsResolved);
