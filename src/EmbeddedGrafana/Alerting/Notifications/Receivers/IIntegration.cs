using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;

/// <summary>A way to tell someone.</summary>
internal interface IIntegration
{
    /// <summary>Tries once.</summary>
    /// <exception cref="NotificationFailedException">The receiver did not take it.</exception>
    Task SendAsync(Notification notification, CancellationToken cancellation);
}
