namespace Cortico.Stack.Load;

/// <summary>Quantiles of a histogram with fixed buckets, interpolated as Prometheus' <c>histogram_quantile</c> does.</summary>
internal static class BucketQuantile
{
    /// <param name="quantile">0 to 1.</param>
    /// <param name="buckets">Upper bound → how many observations lie at or below it; +Inf among them.</param>
    /// <returns>In the bounds' unit; NaN for no observations; the highest finite bound where the quantile lies above it.</returns>
    public static double Of(double quantile, IReadOnlyDictionary<double, double> buckets)
    {
        var rising = buckets.OrderBy(bucket => bucket.Key).ToList();
        if (rising.Count < 2 || rising[^1].Value <= 0) return double.NaN;
        var rank = quantile * rising[^1].Value;
        var at = rising.FindIndex(bucket => bucket.Value >= rank);
        if (at == rising.Count - 1) return rising[^2].Key;
        var (lower, below) = at == 0 ? (0, 0) : (rising[at - 1].Key, rising[at - 1].Value);
        var within = rising[at].Value - below;
        return within <= 0 ? rising[at].Key : lower + ((rising[at].Key - lower) * (rank - below) / within);
    }
}
