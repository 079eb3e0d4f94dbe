using Cortico.EmbeddedGrafana.Query.Frames;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>What one query of a request came to.</summary>
internal sealed record QueryOutcome(string RefId)
{
    /// <summary>Null where the query could not be sent at all; there are no frames then.</summary>
    public FrameHeader? Header { get; init; }

    /// <summary>One answer, or the instant one and the range one where the panel asked for both.</summary>
    public IReadOnlyList<PrometheusResult> Answers { get; init; } = [];

    public bool WithExemplars { get; init; }

    /// <summary>Null where all went well.</summary>
    public string? Error { get; init; }

    /// <summary>HTTP status of this query alone.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Who is to blame, in Grafana's words: an odd status means that the request itself was odd.</summary>
    public string ErrorSource => Status is 405 or 406 or 412 or 413 or 414 or 416 or 417 or 426 or 431 or 501 ? "plugin" : "downstream";

    public static QueryOutcome Rejected(string refId, string error) => new(refId) { Error = error, Status = StatusCodes.Status500InternalServerError };
}
