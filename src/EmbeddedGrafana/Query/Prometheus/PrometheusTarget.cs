using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cortico.EmbeddedGrafana.DataSources;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>How a data source's Prometheus is reached and asked: its settings, read once for each version of the data source.</summary>
internal sealed record PrometheusTarget
{
    public required string Uid { get; init; }

    /// <summary>Another one where a data source was deleted and made again under the same uid.</summary>
    public required long Id { get; init; }

    /// <summary>Changes with every save of the data source, so that queries from before and after are never shared.</summary>
    public required int Version { get; init; }

    /// <summary>As it was saved, without a trailing slash.</summary>
    public required string Url { get; init; }

    /// <summary>The data source's <c>timeInterval</c>, such as "15s"; empty where it has none.</summary>
    public string ScrapeInterval { get; init; } = "";

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    /// <summary>Sent to Prometheus as <c>timeout</c>; empty where the data source has none.</summary>
    public string QueryTimeout { get; init; } = "";

    /// <summary>Encoded, to be put after the address; empty where there are none.</summary>
    public string CustomParameters { get; init; } = "";

    public AuthenticationHeaderValue? Authorization { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Seconds that the data source allows for one query; null where the server's own limit counts.</summary>
    public TimeSpan? Timeout { get; init; }

    public bool SkipTlsVerification { get; init; }

    /// <param name="source">A data source of type prometheus.</param>
    /// <param name="secrets">Its secrets in the clear: <c>basicAuthPassword</c>, <c>httpHeaderValue1</c>….</param>
    public static PrometheusTarget From(DataSource source, IReadOnlyDictionary<string, string> secrets)
    {
        var settings = source.JsonData.ValueKind == JsonValueKind.Object ? source.JsonData : JsonDocument.Parse("{}").RootElement;
        return new PrometheusTarget
        {
            Uid = source.Uid,
            Id = source.Id,
            Version = source.Version,
            Url = source.Url.TrimEnd('/'),
            ScrapeInterval = settings.LenientText("timeInterval") ?? "",
            Method = string.Equals(settings.LenientText("httpMethod"), "GET", StringComparison.OrdinalIgnoreCase) ? HttpMethod.Get : HttpMethod.Post,
            QueryTimeout = settings.LenientText("queryTimeout") ?? "",
            CustomParameters = (settings.LenientText("customQueryParameters") ?? "").TrimStart('?', '&'),
            Authorization = source.BasicAuth
                ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{source.BasicAuthUser}:{secrets.GetValueOrDefault("basicAuthPassword")}")))
                : null,
            Headers = [.. CustomHeaders(settings, secrets)],
            Timeout = settings.LenientInteger("timeout") is > 0 and <= 3600 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
            SkipTlsVerification = settings.TryGetProperty("tlsSkipVerify", out var skip) && skip.ValueKind == JsonValueKind.True,
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> CustomHeaders(JsonElement settings, IReadOnlyDictionary<string, string> secrets)
    {
        for (var number = 1; settings.LenientText($"httpHeaderName{number}") is { Length: > 0 } name; number++)
        {
            yield return new KeyValuePair<string, string>(name, secrets.GetValueOrDefault($"httpHeaderValue{number}") ?? "");
        }
    }
}
