using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>Where data sources may point: the one place that decides which servers this one sends requests to.</summary>
public sealed class DataSourceAddress(GrafanaSettings settings, AllowedTargets targets)
{
    private const string NotListed = "Data proxy hostname and ip are not included in whitelist";

    /// <summary>Host and port of each allowed server, Grafana's own setting; where it is empty, <see cref="AllowedTargets"/> decides.</summary>
    private readonly HashSet<string> _allowed = new(
        settings.Variable("GF_SECURITY_DATA_SOURCE_PROXY_WHITELIST")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an address as Grafana does, which takes <c>localhost:9090</c> for http.</summary>
    /// <returns>Null where it is no http address.</returns>
    public static Uri? Parse(string url) =>
        Uri.TryCreate(url.Contains("://", StringComparison.Ordinal) ? url : "http://" + url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" ? parsed : null;

    /// <returns>Null where it is allowed.</returns>
    public string? Problem(Uri address) => _allowed.Count == 0 ? targets.Problem(address)
        : _allowed.Contains(address.Authority) || _allowed.Contains($"{address.Host}:{address.Port}") ? null
        : NotListed;
}
