using Cortico.EmbeddedGrafana.DataSources;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>A data source of type prometheus, and what its settings say about queries.</summary>
internal sealed record PrometheusTarget
{
    private PrometheusTarget(DataSource source) => Source = source;

    public DataSource Source { get; }

    /// <summary>The data source's <c>timeInterval</c>, such as "15s"; empty where it has none.</summary>
    public string ScrapeInterval { get; private init; } = "";

    public HttpMethod Method { get; private init; } = HttpMethod.Post;

    /// <summary>Sent to Prometheus as <c>timeout</c>; empty where the data source has none.</summary>
    public string QueryTimeout { get; private init; } = "";

    /// <summary>Encoded, to be put after the address; empty where there are none.</summary>
    public string CustomParameters { get; private init; } = "";

    /// <summary>How long the data source allows one query to take; null where the server's own limit counts.</summary>
    public TimeSpan? Timeout { get; private init; }

    public static PrometheusTarget Of(DataSource source) => new(source)
    {
        ScrapeInterval = source.Setting("timeInterval") ?? "",
        Method = "GET".Equals(source.Setting("httpMethod"), StringComparison.OrdinalIgnoreCase) ? HttpMethod.Get : HttpMethod.Post,
        QueryTimeout = source.Setting("queryTimeout") ?? "",
        CustomParameters = (source.Setting("customQueryParameters") ?? "").TrimStart('?', '&'),
        Timeout = source.JsonData.LenientInteger("timeout") is > 0 and <= 3600 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
    };
}
