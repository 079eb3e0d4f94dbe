using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Alerting.ContactPoints;

/// <summary>What Grafana refuses in the settings of an integration.</summary>
internal static class IntegrationCheck
{
    public const string Webhook = "webhook";
    public const string Email = "email";

    /// <summary>Types of Grafana's that this server cannot notify through.</summary>
    private static readonly string[] NotEmbedded =
    [
        "prometheus-alertmanager", "dingding", "discord", "googlechat", "jira", "kafka", "line", "mqtt", "oncall", "opsgenie", "pagerduty", "pushover",
        "sensugo", "slack", "sns", "teams", "telegram", "threema", "victorops", "webex", "wechat", "wecom",
    ];

    private static readonly string[] ReservedHeaders =
    [
        "Host", "Accept-Encoding", "Accept-Charset", "Content-Encoding", "Content-Length", "Authorization", "User-Agent", "Transfer-Encoding", "Connection", "Upgrade",
        "Trailer", "TE", "Proxy-Authorization", "Proxy-Authenticate", "Cookie", "Set-Cookie", "Referer", "Origin", "X-Forwarded-For", "X-Real-IP", "Via", "Forwarded",
        "Expect", "Keep-Alive", "Date", "Max-Forwards",
    ];

    /// <exception cref="GrafanaErrorException">400 with Grafana's words, 501 for a type that this server does not have.</exception>
    public static void Check(string uid, string name, string type, JsonObject? settings)
    {
        if (name.Length == 0)
        {
            throw Invalid("name is required");
        }

        if (NotEmbedded.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            throw GrafanaError.NotEmbedded($"The type {type} of the contact point \"{name}\" (others: {Webhook}, {Email})").ToException();
        }

        if (type is not (Webhook or Email))
        {
            throw Invalid("unknown integration type: " + type);
        }

        var problem = settings is null ? "settings should not be empty" : type == Webhook ? WebhookProblem(settings) : EmailProblem(settings);
        if (problem is not null)
        {
            throw Invalid($"failed to validate integration \"{name}\" (UID {uid}) of type \"{type}\": {problem}");
        }
    }

    public static GrafanaErrorException Invalid(string problem) =>
        GrafanaError.Message(StatusCodes.Status400BadRequest, "invalid object specification: " + problem).ToException();

    private static string? EmailProblem(JsonObject settings) =>
        Mismatch(settings, "addresses", "message", "subject") ?? (Text(settings, "addresses").Length == 0 ? "could not find addresses in settings" : null);

    private static string? WebhookProblem(JsonObject settings)
    {
        if (Mismatch(settings, "url", "httpMethod", "authorization_scheme", "authorization_credentials", "username", "password", "title", "message") is { } mismatch)
        {
            return mismatch;
        }

        if (Text(settings, "url").Length == 0)
        {
            return "required field 'url' is not specified";
        }

        if (Text(settings, "username").Length > 0 && Text(settings, "password").Length > 0 && Text(settings, "authorization_credentials").Length > 0)
        {
            return "both HTTP Basic Authentication and Authorization Header are set, only 1 is permitted";
        }

        var reserved = (settings["headers"] as JsonObject ?? []).Select(header => header.Key).Where(header => ReservedHeaders.Contains(header, StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).Select(header => $"\"{header}\"").ToList();
        return reserved.Count == 0 ? null : $"custom headers [{string.Join(' ', reserved)}] are not allowed";
    }

    private static string? Mismatch(JsonObject settings, params ReadOnlySpan<string> texts)
    {
        foreach (var name in texts)
        {
            if (settings[name] is { } value && value.GetValueKind() != JsonValueKind.String)
            {
                return $"failed to unmarshal settings: json: cannot unmarshal {value.GetValueKind().ToString().ToLowerInvariant()} into Go struct field .{name} of type string";
            }
        }

        return null;
    }

    private static string Text(JsonObject settings, string name) => settings[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
