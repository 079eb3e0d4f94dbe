using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Email;

namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>Where a contact point sends to, without what may let someone else send there: hooks carry their secret in the address.</summary>
internal static class ShownAddress
{
    /// <summary>From this length on a part of a path with a digit in it is taken for a secret.</summary>
    private const int TokenLength = 16;

    public static string Of(ContactPoint point) => point.Type switch
    {
        IntegrationCheck.Webhook => OfUrl(point.Settings["url"]?.ToString().Trim() ?? ""),
        IntegrationCheck.Email => string.Join(", ", EmailSettings.Of(point.Settings).Addresses),
        _ => "",
    };

    public static string OfUrl(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return "an address that is no URL";
        }

        var path = string.Join('/', address.AbsolutePath.Split('/').Select(part => IsToken(part) ? ContactPoint.Redacted : part));
        return address.Scheme + Uri.SchemeDelimiter + (address.UserInfo.Length > 0 ? ContactPoint.Redacted + "@" : "") + address.Authority + path
            + (address.Query.Length > 1 ? "?" + ContactPoint.Redacted : "");
    }

    private static bool IsToken(string part) => part.Length >= TokenLength && part.AsSpan().ContainsAnyInRange('0', '9');
}
