namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>What Prometheus answered to one query. Immutable, so that several viewers can be served from one.</summary>
internal sealed record PrometheusResult
{
    /// <summary>The status to report: Prometheus' own, or 502 where it could not be reached.</summary>
    public required int Status { get; init; }

    /// <summary>Why there is no result; null when there is one.</summary>
    public string? Error { get; init; }

    /// <summary>True where nothing came back that could be framed: Grafana then sends no frame at all, not even an empty one.</summary>
    public bool Unreachable { get; init; }

    /// <summary>"matrix", "vector", "scalar" or "string".</summary>
    public string ResultType { get; init; } = "";

    public IReadOnlyList<Series> Series { get; init; } = [];

    /// <summary>The value of a string literal and its time in milliseconds since 1970.</summary>
    public (long Time, string Text)? Text { get; init; }

    public IReadOnlyList<Notice> Notices { get; init; } = [];
}
