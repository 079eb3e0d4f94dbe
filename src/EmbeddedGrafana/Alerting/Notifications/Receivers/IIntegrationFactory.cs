using Cortico.EmbeddedGrafana.Alerting.ContactPoints;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;

internal interface IIntegrationFactory
{
    /// <exception cref="NotificationFailedException">The settings cannot be used.</exception>
    IIntegration Create(ContactPoint point);
}
