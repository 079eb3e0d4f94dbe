using System.Collections.Immutable;
using Cortico.Stack.Engines;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>Waits until Prometheus has looked at every instance of the web app after a moment.</summary>
internal sealed class ScrapeWait(PrometheusApi prometheus, TimeProvider time, TimeSpan limit)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>The app counts a request a moment after its caller has the answer.</summary>
    private static readonly TimeSpan Counted = TimeSpan.FromMilliseconds(300);

    /// <param name="moment">What every scrape must have begun after.</param>
    /// <param name="takesDown">
    /// Whether an instance that does not answer will do. One scrape of a busy app may fail where the next one does not,
    /// so even then half of the limit is given to an answer.
    /// </param>
    /// <exception cref="StackException">They did not within the limit; the message says when each was scraped last.</exception>
    public async Task<ImmutableArray<WebInstance>> UntilAfterAsync(DateTimeOffset moment, bool takesDown, CancellationToken cancellation)
    {
        var begin = time.GetTimestamp();
        var wanted = moment + Counted;
        while (true)
        {
            var instances = await InstancesAsync(cancellation);
            var isPatient = !takesDown || time.GetElapsedTime(begin) < limit / 2;
            if (!instances.IsEmpty && instances.All(instance => instance.Scraped > wanted && (instance.IsUp || !isPatient))) return instances;
            if (time.GetElapsedTime(begin) > limit)
                throw new StackException(instances.IsEmpty
                    ? $"Prometheus at {prometheus.Address} has had no target with service=\"{ServiceName.Web}\" for {limit.TotalSeconds:0} s. Does the web app run?"
                    : $"Prometheus at {prometheus.Address} had no answer of every instance of the web app to a scrape after {wanted:HH:mm:ss.fff} within {limit.TotalSeconds:0} s: {string.Join(", ", instances.Select(i => $"{i.Name} {(i.IsUp ? "answered" : "did not answer")} at {i.Scraped:HH:mm:ss.fff}"))}.");
            await Task.Delay(Interval, time, cancellation);
        }
    }

    /// <summary>
    /// What is scraped now: a Prometheus that was stopped keeps the last samples of targets that it has no more for five minutes, as it
    /// marks only those as stale that go while it runs. Samples of "up" are committed together with those of the same scrape: once it is to be seen, so are they.
    /// </summary>
    private async Task<ImmutableArray<WebInstance>> InstancesAsync(CancellationToken cancellation)
    {
        const string Up = $"up{{service=\"{ServiceName.Web}\"}}";
        var now = time.GetUtcNow();
        var scraped = await prometheus.SeriesAsync($"timestamp({Up})", now, cancellation);
        var up = (await prometheus.SeriesAsync(Up, now, cancellation)).ToDictionary(series => series["instance"], series => series.Points[0].Value, StringComparer.Ordinal);
        var targets = (await prometheus.TargetsAsync(cancellation)).Select(target => target.Instance).ToHashSet(StringComparer.Ordinal);
        return [.. scraped.Where(series => targets.Contains(series["instance"])).Select(series => new WebInstance(
            series["instance"], DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(series.Points[0].Value * 1000)), up.GetValueOrDefault(series["instance"]) == 1))
            .OrderBy(instance => instance.Name, StringComparer.Ordinal)];
    }
}
