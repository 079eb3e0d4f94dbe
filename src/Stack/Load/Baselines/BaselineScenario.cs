using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>What a scenario came to, as far as later runs are compared with it: milliseconds and requests a second.</summary>
public sealed record BaselineScenario(string Name, double Rate, double P50, double P95, double P99, double P999, double Max, ImmutableArray<BaselineSlice> Slices)
{
    internal static BaselineScenario Of(ScenarioResult result) => new(
        result.Plan.Name, result.Rate, result.Latency.P50, result.Latency.P95, result.Latency.P99, result.Latency.P999, result.Latency.Max,
        [.. result.Slices.Select(slice => new BaselineSlice(slice.Rate, slice.Latency.P50, slice.Latency.P95, slice.Latency.P99))]);
}
