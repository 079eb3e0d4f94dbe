using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Email;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Webhooks;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;

/// <summary>Webhook and e-mail: the types that this server has.</summary>
internal sealed class IntegrationFactory(ContentBuilder content, INotificationText text, WebhookClient webhooks, SmtpSettings smtp, TimeProvider time) : IIntegrationFactory
{
    public IIntegration Create(ContactPoint point) => point.Type switch
    {
        IntegrationCheck.Webhook => new WebhookIntegration(WebhookSettings.Of(point.SettingsWithSecrets()), content, text, webhooks, time),
        IntegrationCheck.Email => new EmailIntegration(EmailSettings.Of(point.Settings), smtp, content, text, time),
        var other => throw new NotificationFailedException($"The type {other} is not part of the embedded Grafana. Use webhook or email.", retry: false),
    };
}
