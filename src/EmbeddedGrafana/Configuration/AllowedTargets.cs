using System.Globalization;
using System.Net;

namespace Cortico.EmbeddedGrafana.Configuration;

/// <summary>
/// Where this server may send requests to: loopback, names of one word (services of the same stack), and what the operator
/// names. Data sources and contact points are data that an editor writes; they shall not reach whatever the machine can.
/// </summary>
/// <param name="named">Beside these: <c>host</c>, or <c>host:port</c>.</param>
public sealed class AllowedTargets(IReadOnlyCollection<string> named)
{
    public const string VariableName = "CORTICO_ALLOWED_TARGETS";

    public AllowedTargets(GrafanaSettings settings)
        : this((settings.Variable(VariableName) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
    {
    }

    /// <returns>Null where it is allowed, else why not and what to do.</returns>
    public string? Problem(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https" }
        ? Problem(url)
        : $"\"{address}\" is no http or https address. Correct it.";

    /// <inheritdoc cref="Problem(string)"/>
    public string? Problem(Uri url)
    {
        var host = url.IdnHost;
        var withPort = string.Create(CultureInfo.InvariantCulture, $"{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{url.Port}");
        return IsOwn(url, host) || named.Any(allowed => allowed.Equals(host, StringComparison.OrdinalIgnoreCase) || allowed.Equals(withPort, StringComparison.OrdinalIgnoreCase))
            ? null
            : $"The target {withPort} is not allowed: requests go to this machine, to services of the same stack, and to what {VariableName} names. Add {withPort} to {VariableName} (Up --allow={withPort}).";
    }

    private static bool IsOwn(Uri url, string host) => IPAddress.TryParse(host.Trim('[', ']'), out var ip)
        ? IPAddress.IsLoopback(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip)
        : url.HostNameType == UriHostNameType.Dns && !host.TrimEnd('.').Contains('.', StringComparison.Ordinal);
}
