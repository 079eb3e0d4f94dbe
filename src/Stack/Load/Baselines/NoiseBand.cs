using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>How much two runs of the same may differ by chance, told from the slices of both.</summary>
/// <remarks>
/// Slice i of one run and slice i of the other ran at the same point of the same profile. So rᵢ = ln((yᵢ + e) / (xᵢ + e)) is free
/// of the profile's own ups and downs, and of the size of the figure; its standard deviation s is the noise of one slice in both
/// runs. The band is t · s, with t the one-sided 99 % quantile of Student's distribution for n − 1 degrees of freedom. It is not
/// divided by √n: the slices of one run share that run's state (warm caches, what else the machine does), which another run
/// has not, so the figure of a whole run is trusted no better than that of a slice. A difference that runs through all slices
/// shows even when it is small; one that a few slices show widens the band. e, the resolution of the measurement, keeps figures
/// near it from looking noisy or changed, and the band is never narrower than 2 %: each percentile may be off by 1 %.
/// </remarks>
internal static class NoiseBand
{
    private const double HistogramError = 0.02;
    private const double Z = 2.3263;

    /// <summary>One-sided, 99 %, for 1 to 10 degrees of freedom.</summary>
    private static readonly ImmutableArray<double> Quantiles = [31.821, 6.965, 4.541, 3.747, 3.365, 3.143, 2.998, 2.896, 2.821, 2.764];

    /// <param name="before">The baseline's slices.</param>
    /// <param name="now">This run's; the same in number.</param>
    /// <param name="resolution">In the figure's unit; above zero.</param>
    /// <returns>The largest logarithm of a ratio that is still noise; null for fewer than two slices.</returns>
    public static double? Of(IReadOnlyList<double> before, IReadOnlyList<double> now, double resolution)
    {
        var ratios = before.Zip(now, (x, y) => Change(x, y, resolution)).ToList();
        if (ratios.Count < 2) return null;
        var mean = ratios.Average();
        var spread = Math.Sqrt(ratios.Sum(ratio => (ratio - mean) * (ratio - mean)) / (ratios.Count - 1));
        return Math.Max(Math.Log(1 + HistogramError), Student(ratios.Count - 1) * spread);
    }

    public static double Change(double before, double now, double resolution) => Math.Log((now + resolution) / (before + resolution));

    /// <summary>Above the table by the expansion of Cornish and Fisher, right to three digits there.</summary>
    private static double Student(int freedom) => freedom <= Quantiles.Length
        ? Quantiles[freedom - 1]
        : Z + ((Math.Pow(Z, 3) + Z) / (4 * freedom)) + (((5 * Math.Pow(Z, 5)) + (16 * Math.Pow(Z, 3)) + (3 * Z)) / (96.0 * freedom * freedom));
}
