using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.EmbeddedGrafana.Alerting.ContactPoints;

/// <summary>Takes secrets out of the settings of an integration and puts them back. A path names nested members with dots.</summary>
internal static class SecretSettings
{
    private const string OAuth = "http_config.oauth2.";

    private static readonly string[] OfWebhook =
    [
        "password", "authorization_credentials", "hmacConfig.secret", "tlsConfig.caCertificate", "tlsConfig.clientCertificate", "tlsConfig.clientKey",
        OAuth + "client_secret", OAuth + "tls_config.caCertificate", OAuth + "tls_config.clientCertificate", OAuth + "tls_config.clientKey",
    ];

    /// <returns>The settings without secrets, and the secrets by path; an empty secret is none.</returns>
    public static (JsonObject Settings, Dictionary<string, string> Secrets) Take(string type, JsonObject settings)
    {
        var rest = (JsonObject)settings.DeepClone();
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in type == IntegrationCheck.Webhook ? OfWebhook : [])
        {
            var (parent, name) = Walk(rest, path, create: false);
            if (parent?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String)
            {
                parent.Remove(name);
                if (value.GetValue<string>() is { Length: > 0 } secret)
                {
                    secrets[path] = secret;
                }
            }
        }

        return (rest, secrets);
    }

    public static JsonObject Put(JsonObject settings, IReadOnlyDictionary<string, string> secrets)
    {
        var whole = (JsonObject)settings.DeepClone();
        foreach (var (path, secret) in secrets)
        {
            var (parent, name) = Walk(whole, path, create: true);
            parent![name] = secret;
        }

        return whole;
    }

    private static (JsonObject? Parent, string Name) Walk(JsonObject settings, string path, bool create)
    {
        var names = path.Split('.');
        var parent = settings;
        foreach (var name in names[..^1])
        {
            if (parent[name] is JsonObject child)
            {
                parent = child;
            }
            else if (create)
            {
                var added = new JsonObject();
                parent[name] = added;
                parent = added;
            }
            else
            {
                return (null, names[^1]);
            }
        }

        return (parent, names[^1]);
    }
}
