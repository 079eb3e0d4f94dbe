namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>One series of an answer.</summary>
/// <param name="Labels">Null where Prometheus named none at all.</param>
/// <param name="Times">Milliseconds since 1970, ascending; series of one answer share the array where their times agree.</param>
/// <param name="Values">One for each time; NaN and infinities included.</param>
internal sealed record Series(LabelSet? Labels, long[] Times, double[] Values)
{
    /// <summary>The buckets of a native histogram, one cell per time and bucket; null for plain numbers.</summary>
    public HistogramCells? Histogram { get; init; }
}
