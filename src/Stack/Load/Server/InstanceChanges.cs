using System.Collections.Immutable;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>What happened to the app's processes during a run, in words: each of it may cost counts.</summary>
internal static class InstanceChanges
{
    public static IEnumerable<string> Of(ServerSnapshot before, IReadOnlyList<PrometheusSeries> raw, ImmutableArray<WebInstance> after, ImmutableHashSet<string> reset)
    {
        var starts = before.Counters.Where(series => series["__name__"] == RawCounters.Start).ToDictionary(series => series["instance"], series => series.Points[0].Value, StringComparer.Ordinal);
        foreach (var series in raw.Where(series => series["__name__"] == RawCounters.Start))
        {
            var instance = series["instance"];
            var seen = series.Points.Select(point => point.Value).Concat(starts.TryGetValue(instance, out var start) ? [start] : []).Distinct().Order().ToList();
            if (seen.Count < 2) continue;
            reset = reset.Remove(instance);
            yield return $"{instance} was restarted ({string.Join(", ", seen.Skip(1).Select(at => DateTimeOffset.UnixEpoch.AddSeconds(at).ToString("HH:mm:ss")))} UTC): what it counted after the last scrape before that is lost";
        }
        foreach (var instance in reset.Order(StringComparer.Ordinal)) yield return $"the counters of {instance} began again at zero: what it counted after the last scrape before that is lost";
        var now = after.Select(instance => instance.Name).ToHashSet(StringComparer.Ordinal);
        var then = before.Instances.Select(instance => instance.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var instance in after.Where(instance => !then.Contains(instance.Name))) yield return $"{instance.Name} came during the run; its counters count from zero";
        foreach (var instance in before.Instances.Where(instance => !now.Contains(instance.Name))) yield return $"{instance.Name} went during the run: what it counted after its last scrape is lost";
        foreach (var instance in after.Where(instance => !instance.IsUp)) yield return $"{instance.Name} did not answer the scrape at {instance.Scraped:HH:mm:ss} UTC: what it counted after the last one that it answered is lost";
    }
}
