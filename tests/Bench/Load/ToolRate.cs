namespace Cortico.Bench.Load;

/// <summary>What one tool reached at one endpoint.</summary>
/// <param name="Rates">Requests a second, of each run in order.</param>
/// <param name="Known">The ratio to hey that is known from elsewhere, on two cores; null for none.</param>
/// <param name="Problem">Why there is no rate, or one of fewer runs; null where all went well.</param>
internal sealed record ToolRate(string Tool, string Endpoint, IReadOnlyList<double> Rates, double? Known = null, string? Problem = null)
{
    /// <summary>The median: another program on the machine spoils one run, seldom two.</summary>
    public double? Rate => Rates.Count == 0 ? null : Rates.Order().ElementAt(Rates.Count / 2);
}
