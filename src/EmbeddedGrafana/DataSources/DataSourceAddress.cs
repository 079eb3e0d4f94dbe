using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>Where data sources may point: the one place that decides which servers this one sends requests to.</summary>
public sealed class DataSourceAddress(GrafanaSettings settings)
{
    /// <summary>Host and port of each allowed server; empty allows all, as Grafana's setting of the same name.</summary>
    private readonly HashSet<string> _allowed = new(
        settings.Variable("GF_SECURITY_DATA_SOURCE_PROXY_WHITELIST")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an address as Grafana does, which takes <c>localhost:9090</c> for http.</summary>
    /// <returns>Null where it is no http address.</returns>
    public static Uri? Parse(string url) =>
        Uri.TryCreate(url.Contains("://", StringComparison.Ordinal) ? url : "http://" + url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" ? parsed : null;

    public bool IsAllowed(Uri address) => _allowed.Count == 0 || _allowed.Contains(address.Authority) || _allowed.Contains($"{address.Host}:{address.Port}");
}
