namespace Cortico.Stack.Prometheus;

/// <summary>Waits for Prometheus to find what was scaled.</summary>
public sealed class TargetDiscovery(PrometheusApi prometheus, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits until a job has exactly so many targets, each scraped with success.</summary>
    /// <exception cref="StackException">It does not within the limit; the message names the targets that it has.</exception>
    public async Task<IReadOnlyList<ScrapeTarget>> WaitAsync(string job, int count, TimeSpan limit, CancellationToken cancellation)
    {
        var begin = time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, time);
        while (true)
        {
            var targets = (await prometheus.TargetsAsync(cancellation)).Where(t => t.Job == job).OrderBy(t => t.Instance, StringComparer.Ordinal).ToList();
            if (targets.Count == count && targets.TrueForAll(t => t.Health == "up")) return targets;
            if (time.GetElapsedTime(begin) > limit)
                throw new StackException($"Prometheus at {prometheus.Address} does not scrape {count} of {job} after {limit.TotalSeconds:0} s. It has: {string.Join(", ", targets.Select(t => $"{t.Instance} {t.Health}"))}.");
            await timer.WaitForNextTickAsync(cancellation);
        }
    }
}
