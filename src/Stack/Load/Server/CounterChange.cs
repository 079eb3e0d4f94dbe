using System.Collections.Immutable;
using System.Globalization;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>What the raw counters did between two scrapes.</summary>
internal sealed record CounterChange(Figure Requests, ImmutableArray<StatusCount> Statuses, Figure ErrorRatio, IReadOnlyDictionary<double, double> Buckets, ImmutableArray<string> Incidents)
{
    private const int FirstServerError = 500;

    /// <param name="before">Where they stood.</param>
    /// <param name="raw">Every sample since.</param>
    /// <param name="after">The instances that are there at the end.</param>
    public static CounterChange Of(ServerSnapshot before, IReadOnlyList<PrometheusSeries> raw, ImmutableArray<WebInstance> after)
    {
        var values = before.Counters.ToDictionary(RawCounters.Key, series => series.Points[0].Value, StringComparer.Ordinal);
        var restarts = Restarts.Of(before, raw);
        var increases = raw.Select(series => (Series: series, Increase: CounterIncrease.Of(
            values.TryGetValue(RawCounters.Key(series), out var value) ? value : null, series.Points.Where(point => point.At > before.At), restarts.GetValueOrDefault(series["instance"], [])))).ToList();
        var statuses = increases.Where(each => each.Series["__name__"] == RawCounters.Count).GroupBy(each => each.Series["code"], StringComparer.Ordinal)
            .Select(code => new StatusCount(int.Parse(code.Key, CultureInfo.InvariantCulture), (long)code.Sum(each => each.Increase.Amount)))
            .Where(status => status.Count > 0).OrderBy(status => status.Status).ToImmutableArray();
        var buckets = increases.Where(each => each.Series["__name__"] == RawCounters.Bucket).GroupBy(each => RawCounters.Bound(each.Series))
            .ToDictionary(bound => bound.Key, bound => bound.Sum(each => each.Increase.Amount));
        var requests = statuses.Sum(status => status.Count);
        return new CounterChange(
            Figure.Of(requests), statuses,
            requests == 0 ? Figure.None("the server counted no request") : Figure.Of((double)statuses.Where(status => status.Status >= FirstServerError).Sum(status => status.Count) / requests),
            buckets, [.. InstanceChanges.Of(before, raw, after, ResetInstances(increases))]);
    }

    /// <summary>In milliseconds.</summary>
    public Figure Latency(double quantile) => BucketQuantile.Of(quantile, Buckets) is var seconds && double.IsNaN(seconds) ? Figure.None("the server counted no request") : Figure.Of(seconds * 1000);

    private static ImmutableHashSet<string> ResetInstances(IEnumerable<(PrometheusSeries Series, CounterIncrease Increase)> increases) =>
        [.. increases.Where(each => each.Increase.Resets > 0 && each.Series["__name__"] != RawCounters.Start).Select(each => each.Series["instance"])];
}
