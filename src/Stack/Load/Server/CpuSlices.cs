using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>Cores that the app took in equal parts of the measured time.</summary>
internal static class CpuSlices
{
    /// <summary>Two scrapes: below that, a part would show the scrape's moment more than the app.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);

    public static ImmutableArray<double> Of(IReadOnlyList<CounterCurve> curves, LoadResult result)
    {
        // Of the plan: the last answers come in now a little earlier, now later, and two runs of one plan must have the same parts.
        var length = result.Scenarios.IsEmpty ? TimeSpan.Zero : result.Scenarios.Max(scenario => scenario.Plan.Measured);
        var slices = result.Scenarios.IsEmpty ? 0 : result.Scenarios.Max(scenario => scenario.Slices.Length);
        var parts = Math.Min(slices, (int)(length / Shortest));
        if (parts < 2 || curves.Count == 0) return [];
        return [.. Enumerable.Range(0, parts).Select(part =>
            curves.Sum(curve => curve.At(result.Measured + (length * (part + 1) / parts)) - curve.At(result.Measured + (length * part / parts))) / (length / parts).TotalSeconds)];
    }
}
