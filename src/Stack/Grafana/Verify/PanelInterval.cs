using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>The interval that Grafana's page gives a panel's queries: the range over its width, rounded to a pleasant length.</summary>
internal static class PanelInterval
{
    /// <summary>Up to (and without) the first, the second is taken; both in milliseconds.</summary>
    private static readonly (long Below, long Interval)[] Steps =
    [
        (10, 1), (15, 10), (35, 20), (75, 50), (150, 100), (350, 200), (750, 500), (1_500, 1_000), (3_500, 2_000), (7_500, 5_000),
        (12_500, 10_000), (17_500, 15_000), (25_000, 20_000), (45_000, 30_000), (90_000, 60_000), (210_000, 120_000), (450_000, 300_000),
        (750_000, 600_000), (1_050_000, 900_000), (1_500_000, 1_200_000), (2_700_000, 1_800_000), (5_400_000, 3_600_000), (9_000_000, 7_200_000),
        (16_200_000, 10_800_000), (32_400_000, 21_600_000), (86_400_000, 43_200_000), (604_800_000, 86_400_000), (1_814_400_000, 604_800_000), (3_628_800_000, 2_592_000_000),
    ];

    private const long Year = 31_536_000_000;

    /// <param name="range">What the panel shows.</param>
    /// <param name="maxDataPoints">How many points fit its width.</param>
    /// <param name="lowest">A duration, with a leading '&gt;' or not; null for none.</param>
    /// <returns>Milliseconds.</returns>
    public static long Of(TimeSpan range, int maxDataPoints, string? lowest)
    {
        var exact = range.TotalMilliseconds / Math.Max(1, maxDataPoints);
        var rounded = Steps.FirstOrDefault(step => exact < step.Below).Interval is > 0 and var interval ? interval : Year;
        return PromDuration.TryParse(lowest?.TrimStart('>').Trim(), out var least) ? Math.Max(rounded, (long)least.TotalMilliseconds) : rounded;
    }
}
