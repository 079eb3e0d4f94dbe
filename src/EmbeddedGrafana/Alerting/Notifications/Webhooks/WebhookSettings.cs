using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Webhooks;

/// <summary>Settings of a webhook contact point, secrets included.</summary>
/// <param name="MaxAlerts">Alerts per notification; 0 for all.</param>
/// <param name="Headers">Beside those that every webhook has.</param>
internal sealed record WebhookSettings(
    string Url,
    string Method,
    int MaxAlerts,
    string Username,
    string Password,
    string AuthorizationScheme,
    string AuthorizationCredentials,
    IReadOnlyDictionary<string, string> Headers,
    string Title,
    string Message,
    HmacSettings? Hmac,
    TlsSettings? Tls)
{
    /// <exception cref="NotificationFailedException">It asks for what this server cannot do.</exception>
    public static WebhookSettings Of(JsonObject settings)
    {
        if (settings["payload"] is JsonObject payload && Text(payload, "template").Length > 0)
        {
            throw new NotificationFailedException("A payload of its own is not part of the embedded Grafana. Remove \"payload\" from the contact point.", retry: false);
        }

        return new WebhookSettings(
            Text(settings, "url").Trim(),
            Text(settings, "httpMethod") is "PUT" ? "PUT" : "POST",
            Number(settings["maxAlerts"]),
            Text(settings, "username"),
            Text(settings, "password"),
            Text(settings, "authorization_scheme") is { Length: > 0 } scheme ? scheme : "Bearer",
            Text(settings, "authorization_credentials"),
            (settings["headers"] as JsonObject ?? []).ToDictionary(header => header.Key, header => header.Value?.ToString() ?? "", StringComparer.OrdinalIgnoreCase),
            Text(settings, "title") is { Length: > 0 } title ? title : DefaultText.TitleTemplate,
            Text(settings, "message") is { Length: > 0 } message ? message : DefaultText.MessageTemplate,
            settings["hmacConfig"] is JsonObject hmac && Text(hmac, "secret").Length > 0
                ? new HmacSettings(Text(hmac, "secret"), Text(hmac, "header") is { Length: > 0 } header ? header : HmacSettings.DefaultHeader, Text(hmac, "timestampHeader"))
                : null,
            settings["tlsConfig"] is JsonObject tls
                ? new TlsSettings(tls["insecureSkipVerify"]?.GetValueKind() == JsonValueKind.True, Text(tls, "caCertificate"), Text(tls, "clientCertificate"), Text(tls, "clientKey"))
                : null);
    }

    private static string Text(JsonObject settings, string name) => settings[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>Written as a number, or as text by older pages.</summary>
    private static int Number(JsonNode? value) =>
        int.TryParse(value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
