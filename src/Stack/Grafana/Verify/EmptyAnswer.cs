using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>Finds out why a query shows nothing.</summary>
internal sealed class EmptyAnswer(PrometheusReader prometheus)
{
    /// <summary>The frames came with rows, but nothing in them can be drawn.</summary>
    public static string OfRows(FrameCount frames) =>
        $"{frames.Series} series, but {(frames.NotANumber == frames.Rows ? "every value is NaN" : frames.NotANumber > 0 ? "every value is NaN or null" : "every value is null")}";

    /// <summary>The answer holds no series at all.</summary>
    /// <param name="expression">As it was sent; null for a query that is no PromQL.</param>
    public async Task<string> OfNothingAsync(string uid, string type, string? expression, TimeWindow window, CancellationToken cancellation)
    {
        if (expression is null || type != DataSourceCatalog.Prometheus) return "no data";
        try
        {
            return await DiagnoseAsync(uid, expression, window, cancellation);
        }
        catch (StackException problem)
        {
            return $"no series (and why could not be found out: {problem.Message.Split('\n')[0]})";
        }
    }

    private async Task<string> DiagnoseAsync(string uid, string expression, TimeWindow window, CancellationToken cancellation)
    {
        var selectors = PromQlSelectors.In(expression);
        var known = await prometheus.MetricNamesAsync(uid, window, cancellation);
        var absent = selectors.Select(selector => selector.Metric).OfType<string>().Where(name => !known.Contains(name)).Distinct(StringComparer.Ordinal).ToList();
        if (absent.Count > 0) return $"no series: Prometheus has no metric {string.Join(", ", absent)} in this time range";
        foreach (var selector in selectors)
            if ((await prometheus.VectorAsync(uid, $"count(last_over_time({selector.Text}[{Seconds(window)}s]))", window, cancellation)).IsEmpty)
                return $"no series: nothing matches {selector.Text}";
        return selectors.Length > 1
            ? "no series, though each of its selectors has some: their labels may not match, or a comparison drops them all"
            : "no series, though its selector has some: a comparison or a range drops them all";
    }

    private static long Seconds(TimeWindow window) => Math.Max(1, (long)window.Length.TotalSeconds);
}
