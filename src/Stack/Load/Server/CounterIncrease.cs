using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>By how much a counter rose, sample by sample: nothing is extrapolated, which PromQL's <c>increase()</c> would do.</summary>
/// <param name="Amount">Exact as long as the counter did not begin again; else what it shows at least.</param>
/// <param name="Resets">How often it began again at zero.</param>
internal readonly record struct CounterIncrease(double Amount, int Resets)
{
    /// <param name="before">Its value at the begin; null where it was not there, which for a counter is zero.</param>
    /// <param name="samples">Those after the begin.</param>
    /// <param name="restarts">Scrapes that found a new process, by rising time: one that has already counted more than the old shows no fall.</param>
    public static CounterIncrease Of(double? before, IEnumerable<PrometheusPoint> samples, IReadOnlyList<DateTimeOffset> restarts)
    {
        var (amount, resets, last, restart) = (0d, 0, before ?? 0, 0);
        foreach (var sample in samples)
        {
            var isNew = false;
            for (; restart < restarts.Count && restarts[restart] <= sample.At; restart++) isNew = true;
            if (isNew || sample.Value < last)
            {
                resets++;
                last = 0;
            }
            amount += sample.Value - last;
            last = sample.Value;
        }
        return new CounterIncrease(amount, resets);
    }
}
