using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>Where the app's processes were replaced, from the start that each tells of itself.</summary>
internal static class Restarts
{
    /// <returns>By instance: the scrapes that found a new process, by rising time.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<DateTimeOffset>> Of(ServerSnapshot before, IReadOnlyList<PrometheusSeries> raw)
    {
        var starts = before.Counters.Where(series => series["__name__"] == RawCounters.Start).ToDictionary(series => series["instance"], series => series.Points[0].Value, StringComparer.Ordinal);
        var found = new Dictionary<string, IReadOnlyList<DateTimeOffset>>(StringComparer.Ordinal);
        foreach (var series in raw.Where(series => series["__name__"] == RawCounters.Start))
        {
            var last = starts.TryGetValue(series["instance"], out var start) ? start : series.Points[0].Value;
            var moments = new List<DateTimeOffset>();
            foreach (var point in series.Points.Where(point => point.At > before.At))
            {
                if (point.Value != last) moments.Add(point.At);
                last = point.Value;
            }
            found[series["instance"]] = moments;
        }
        return found;
    }
}
