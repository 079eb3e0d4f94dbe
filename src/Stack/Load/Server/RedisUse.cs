using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>Commands a second that Redis took, of which each instance of the app tells the counter at each scrape.</summary>
/// <param name="Series">From scrape to scrape.</param>
/// <param name="Max">Highest between two scrapes in the measured time.</param>
internal sealed record RedisUse(ServerSeries Series, Figure Max)
{
    public static RedisUse Of(IReadOnlyList<PrometheusSeries> raw, ServerSnapshot before, LoadResult result)
    {
        // All tell the same counter: the one that told it most often is enough.
        var counter = raw.Where(series => series["__name__"] == RawCounters.RedisCommands).MaxBy(series => series.Points.Length);
        var rates = CounterRate.Of("Redis operations", "ops", counter is null ? [] : [counter], before);
        return new RedisUse(rates, CounterRate.Highest(rates, before, MeasuredTime.Of(result), $"the app exported no {RawCounters.RedisCommands} in the measured time: it had no Redis"));
    }
}
