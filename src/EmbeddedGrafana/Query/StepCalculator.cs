using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>How far apart the points of a query are, and how long <c>$__rate_interval</c> is: Grafana's rules for Prometheus.</summary>
internal static class StepCalculator
{
    private const string DefaultScrapeInterval = "15s";
    private const int MaxPointsPerSeries = 11_000;
    private const int DefaultResolution = 1_500;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);
    private static readonly TimeSpan DefaultMinInterval = TimeSpan.FromSeconds(15);

    /// <param name="query">The query; its own least step may name one of the macros.</param>
    /// <param name="scrapeInterval">The data source's <c>timeInterval</c>; empty where it has none.</param>
    /// <exception cref="FormatException">The least step of the query or of the data source cannot be read.</exception>
    public static TimeSpan Step(PanelQuery query, string scrapeInterval)
    {
        var calculated = Calculate(query.Range.Length, MinInterval(query, scrapeInterval), query.MaxDataPoints == 0 ? DefaultResolution : query.MaxDataPoints);
        var safe = Interval.Round(query.Range.Length / MaxPointsPerSeries);
        var step = calculated > safe ? calculated : safe;
        return IsRateInterval(query.MinInterval) || query.MinInterval is "$__rate_interval_ms" or "${__rate_interval_ms}"
            ? RateInterval(step, scrapeInterval)
            : TimeSpan.FromTicks((long)Int128.Min((Int128)step.Ticks * query.IntervalFactor, Longest.Ticks));
    }

    /// <summary>What <c>$__rate_interval</c> stands for in the query's expression.</summary>
    /// <exception cref="FormatException">The least step cannot be read.</exception>
    public static TimeSpan RateInterval(PanelQuery query, TimeSpan step, string scrapeInterval) => query.MinInterval switch
    {
        var min when IsRateInterval(min) => step,
        "$__interval" or "${__interval}" => RateInterval(query.PanelInterval, GoDuration.Format(step)),
        "" => RateInterval(query.PanelInterval, scrapeInterval),
        var min => RateInterval(query.PanelInterval, min),
    };

    /// <summary>At least four scrapes, so that a rate has points enough even when one scrape is missed.</summary>
    private static TimeSpan RateInterval(TimeSpan interval, string scrapeInterval)
    {
        // An unreadable interval gives zero here and no error, as in Grafana.
        TimeSpan scrape;
        try
        {
            scrape = Interval.Parse(scrapeInterval.Length == 0 ? DefaultScrapeInterval : scrapeInterval);
        }
        catch (FormatException)
        {
            return TimeSpan.Zero;
        }

        return TimeSpan.FromTicks(Math.Max((interval + scrape).Ticks, 4 * scrape.Ticks));
    }

    private static bool IsRateInterval(string minInterval) => minInterval is "$__rate_interval" or "${__rate_interval}";

    private static TimeSpan Calculate(TimeSpan range, TimeSpan min, long resolution)
    {
        var interval = TimeSpan.FromTicks(range.Ticks / resolution);
        return interval < min ? min : Interval.Round(interval);
    }

    private static TimeSpan MinInterval(PanelQuery query, string scrapeInterval)
    {
        var own = IsMacro(query.MinInterval) || query.MinInterval == "0s" ? "" : query.MinInterval;
        if (own.Length == 0 && query.IntervalMs != 0)
        {
            return TimeSpan.FromMilliseconds(query.IntervalMs);
        }

        var text = own.Length == 0 ? scrapeInterval : own;
        return text.Length == 0 ? DefaultMinInterval : Interval.Parse(text);
    }

    private static bool IsMacro(string interval) => interval is
        "$__interval" or "${__interval}" or "$__interval_ms" or "${__interval_ms}" or
        "$__rate_interval" or "${__rate_interval}" or "$__rate_interval_ms" or "${__rate_interval_ms}";
}
