namespace Cortico.EmbeddedGrafana.Query;

/// <summary>What one request and one query may cost. Grafana sets hardly any; here a slip of the pen must not take the server down.</summary>
internal sealed record QueryLimits
{
    public int QueriesPerRequest { get; init; } = 200;

    /// <summary>Queries of one request that run at a time; Grafana's own figure.</summary>
    public int ConcurrentQueries { get; init; } = 10;

    /// <summary>Requests for data that one user has under way at a time; fifty viewers may share a login.</summary>
    public int RequestsPerUser { get; init; } = 100;

    /// <summary>Bytes of one answer of Prometheus.</summary>
    public int AnswerBytes { get; init; } = 48 << 20;

    /// <summary>From this size on, bytes, an answer counts as large.</summary>
    public int LargeAnswerBytes { get; init; } = 1 << 20;

    /// <summary>How many large answers are held at the same time; the next one waits, within its own time limit.</summary>
    public int LargeAnswersAtATime { get; init; } = 3;

    public int SeriesPerQuery { get; init; } = 20_000;

    /// <summary>Values of one query, over all its series.</summary>
    public int PointsPerQuery { get; init; } = 1_500_000;

    /// <summary>Points that all expressions of one request or rule make of what the queries brought.</summary>
    public int PointsOfExpressions { get; init; } = 5_000_000;

    /// <summary>Time for one query where the data source sets none; Grafana's <c>[dataproxy] timeout</c>.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How far the running query that a viewer of "now" joins may have begun before.</summary>
    public TimeSpan SharedFor { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long the answer of a range query serves other viewers at most; with a short step it is less.</summary>
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Answers that are kept at a time; with the next figure, tens of megabytes at most.</summary>
    public int KeptAnswers { get; init; } = 200;

    /// <summary>Values, over all its series, of the largest answer that is kept.</summary>
    public int PointsOfKeptAnswer { get; init; } = 20_000;
}
