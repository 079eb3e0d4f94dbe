using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Webhooks;

/// <summary>Posts Grafana's webhook.</summary>
/// <param name="mostBytes">A body past this has alerts left out until it fits, and says how many.</param>
internal sealed class WebhookIntegration(
    WebhookSettings settings, ContentBuilder builder, INotificationText text, WebhookClient client, TimeProvider time, int mostBytes = WebhookIntegration.MostBytes) : IIntegration
{
    /// <summary>Room for the largest group there can be.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    public async Task SendAsync(Notification notification, CancellationToken cancellation)
    {
        var body = Body(notification);
        using var request = new HttpRequestMessage(new HttpMethod(settings.Method), (Uri?)null) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in settings.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (settings.Username.Length > 0 && settings.Password.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.Username}:{settings.Password}")));
        }
        else if (settings.AuthorizationCredentials.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"{settings.AuthorizationScheme} {settings.AuthorizationCredentials}");
        }

        if (settings.Hmac is { } hmac)
        {
            var timestamp = hmac.TimestampHeader.Length > 0 ? time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) : null;
            request.Headers.TryAddWithoutValidation(hmac.Header, hmac.Sign(body, timestamp));
            if (timestamp is not null)
            {
                request.Headers.TryAddWithoutValidation(hmac.TimestampHeader, timestamp);
            }
        }

        await client.SendAsync(request, settings, cancellation);
    }

    private byte[] Body(Notification notification)
    {
        var most = settings.MaxAlerts;
        while (true)
        {
            var content = builder.Build(notification, most);
            var body = WebhookBody.Write(content, text.Render(settings.Title, content) ?? DefaultText.Title(content), text.Render(settings.Message, content) ?? DefaultText.Message(content));
            if (body.Length <= mostBytes || content.Alerts.Count <= 1)
            {
                return body;
            }

            most = content.Alerts.Count / 2;
        }
    }
}
