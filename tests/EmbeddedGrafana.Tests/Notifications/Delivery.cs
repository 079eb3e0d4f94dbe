using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

/// <summary>A notification that arrived at a test's integration.</summary>
/// <param name="Cancellation">The end of the try.</param>
internal sealed record Delivery(DateTimeOffset At, string Point, Notification Notification, CancellationToken Cancellation)
{
    /// <summary><c>a+ b-</c>: alert a fires, b is resolved.</summary>
    public string Alerts => string.Join(' ', Notification.Alerts.Select(alert => alert.Alert.Labels.Find("alertname") + (alert.IsResolved ? "-" : "+")));
}
