namespace Cortico.Stack.Load;

internal static class ServerChecks
{
    /// <param name="figures">What Prometheus saw.</param>
    /// <param name="thresholds">What it may be.</param>
    /// <param name="web">The scenario that asked the web app; null where none did.</param>
    public static IEnumerable<Check> Of(ServerFigures figures, ServerThresholds thresholds, ScenarioResult? web)
    {
        if (web is not null)
        {
            yield return Most("error ratio (5xx)", figures.ErrorRatio, thresholds.ErrorRatio, InWords.Percent);
            yield return Most("p95", figures.P95, thresholds.P95, InWords.Milliseconds);
            yield return Most("p99", figures.P99, thresholds.P99, InWords.Milliseconds);
        }
        yield return Most("CPU, highest", figures.CpuMax, thresholds.CpuCores, InWords.Cores, figures.CpuMean.Value is { } mean ? $"mean {InWords.Cores(mean)}" : null);
        yield return Most("memory of its limit", figures.MemoryRatio, thresholds.MemoryRatio, InWords.Percent, figures.MemoryMax.Value is { } bytes ? $"{InWords.Mebibytes(bytes)} at most" : null);
        if (web is { } load && load.WarmUp.Succeeded + load.Requests.Succeeded > 0)
            yield return Check("Redis operations", "> 0/s", figures.RedisOperations, value => $"{InWords.Short(value)}/s", value => value > 0, "highest from scrape to scrape");
    }

    private static Check Most(string name, Figure figure, double most, Func<double, string> write, string? note = null) =>
        Check(name, $"≤ {write(most)}", figure, write, value => value <= most, note);

    private static Check Check(string name, string limit, Figure figure, Func<double, string> write, Predicate<double> passes, string? note) => figure.Value is { } value
        ? new Check(CheckSubject.Server, name, limit, write(value), passes(value), note)
        : new Check(CheckSubject.Server, name, limit, "not measured", false, figure.Missing);
}
