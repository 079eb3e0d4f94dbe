using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Email;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Testing;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Webhooks;
using Cortico.EmbeddedGrafana.Configuration;
using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

internal static class NotificationServices
{
    /// <exception cref="StartupException">A setting is malformed.</exception>
    public static IServiceCollection AddNotifications(this IServiceCollection services, GrafanaSettings settings) => services
        .AddSingleton(NotifierSettings.Read(settings)).AddSingleton(SmtpSettings.Read(settings))
        .AddSingleton<AlertStore>().AddSingleton<SilenceStore>().AddSingleton<NotificationLog>().AddSingleton<NotificationPipeline>()
        .AddSingleton<ContentBuilder>().AddSingleton<INotificationText, DefaultText>()
        .AddSingleton<WebhookClient>().AddSingleton<IIntegrationFactory, IntegrationFactory>().AddSingleton<ReceiverTest>()
        .AddSingleton<Dispatcher>().AddSingleton<IAlertSink>(provider => provider.GetRequiredService<Dispatcher>())
        .AddHostedService(provider => provider.GetRequiredService<Dispatcher>())
        .AddJsonTypes(NotifierJson.Default);
}
