using System.Globalization;
using System.Net;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Webhooks;

/// <summary>
/// Where this server may send to: loopback, names of one word (services of the same stack), and what the operator names. A
/// contact point is data that an editor writes; it shall not reach whatever the machine can.
/// </summary>
internal sealed class AllowedTargets(NotifierSettings settings)
{
    public const string VariableName = "CORTICO_ALLOWED_TARGETS";

    /// <returns>Null where it is allowed.</returns>
    public string? Problem(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            return $"\"{address}\" is no http or https address. Correct the contact point's url.";
        }

        var host = url.IdnHost;
        var withPort = string.Create(CultureInfo.InvariantCulture, $"{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{url.Port}");
        return IsOwn(url, host) || settings.AllowedTargets.Any(allowed => allowed.Equals(host, StringComparison.OrdinalIgnoreCase) || allowed.Equals(withPort, StringComparison.OrdinalIgnoreCase))
            ? null
            : $"The target {withPort} is not allowed: webhooks go to this machine, to services of the same stack, and to what {VariableName} names. Add {withPort} to {VariableName}.";
    }

    private static bool IsOwn(Uri url, string host) => IPAddress.TryParse(host.Trim('[', ']'), out var ip)
        ? IPAddress.IsLoopback(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip)
        : url.HostNameType == UriHostNameType.Dns && !host.TrimEnd('.').Contains('.', StringComparison.Ordinal);
}
