using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>How much two runs of the same may differ by chance, told from the slices of both.</summary>
/// <remarks>
/// Slice i of one run and slice i of the other ran at the same point of the same profile with the same arrivals. So
/// rᵢ = ln((yᵢ + e) / (xᵢ + e)) is free of the profile's own ups and downs, and of the size of the figure; the spread of the rᵢ is
/// the noise of one slice in both runs. It is estimated as 1.4826 · cₙ · median|rᵢ − median r|, which is the standard deviation where
/// the noise is normal (P. J. Rousseeuw, C. Croux: Alternatives to the Median Absolute Deviation, 1993; cₙ for few slices: Croux and
/// Rousseeuw: Time-Efficient Algorithms for Two Highly Robust Estimators of Scale, 1992). Unlike a standard deviation it does not
/// grow with what is to be found: a regression that fewer than half of the slices show leaves it as it is, and one that all show
/// moves the median with it. What shows in about half of them does widen it, therefore <see cref="Most"/> ends what noise can excuse.
/// <para>
/// The band is t · s, with t the one-sided 99 % quantile of Student's distribution for n − 1 degrees of freedom. It is not
/// divided by √n: the slices of one run share that run's state (warm caches, what else the machine does), which another run
/// has not, so the figure of a whole run is trusted no better than that of a slice. e, the resolution of the measurement, keeps
/// figures near it from looking noisy or changed, and the band is never narrower than 2 %: each percentile may be off by 1 %.
/// </para>
/// </remarks>
internal static class NoiseBand
{
    private const double HistogramError = 0.02;
    private const double Z = 2.3263;
    private const double NormalOfMedianDeviation = 1.4826;

    /// <summary>One-sided, 99 %, for 1 to 10 degrees of freedom.</summary>
    private static readonly ImmutableArray<double> Quantiles = [31.821, 6.965, 4.541, 3.747, 3.365, 3.143, 2.998, 2.896, 2.821, 2.764];

    /// <summary>cₙ for 2 to 9 slices; beyond that it is n / (n − 0.8).</summary>
    private static readonly ImmutableArray<double> FewSlices = [1.196, 1.495, 1.363, 1.206, 1.200, 1.140, 1.129, 1.107];

    /// <summary>ln 1.5: runs whose noise is beyond that are too noisy to be judged finely, and a figure that is worse by more than half is a regression whatever the noise.</summary>
    public static double Most { get; } = Math.Log(1.5);

    /// <param name="before">The baseline's slices.</param>
    /// <param name="now">This run's; the same in number.</param>
    /// <param name="resolution">In the figure's unit; above zero.</param>
    /// <returns>The largest logarithm of a ratio that is still noise; null for fewer than two slices.</returns>
    public static double? Of(IReadOnlyList<double> before, IReadOnlyList<double> now, double resolution)
    {
        var ratios = before.Zip(now, (x, y) => Change(x, y, resolution)).ToList();
        if (ratios.Count < 2) return null;
        var middle = Median(ratios);
        var spread = NormalOfMedianDeviation * Correction(ratios.Count) * Median([.. ratios.Select(ratio => Math.Abs(ratio - middle))]);
        return Math.Max(Math.Log(1 + HistogramError), Student(ratios.Count - 1) * spread);
    }

    public static double Change(double before, double now, double resolution) => Math.Log((now + resolution) / (before + resolution));

    private static double Median(IReadOnlyList<double> values)
    {
        var rising = values.Order().ToList();
        return (rising[(rising.Count - 1) / 2] + rising[rising.Count / 2]) / 2;
    }

    private static double Correction(int slices) => slices - 2 < FewSlices.Length ? FewSlices[slices - 2] : slices / (slices - 0.8);

    /// <summary>Above the table by the expansion of Cornish and Fisher, right to three digits there.</summary>
    private static double Student(int freedom) => freedom <= Quantiles.Length
        ? Quantiles[freedom - 1]
        : Z + ((Math.Pow(Z, 3) + Z) / (4 * freedom)) + (((5 * Math.Pow(Z, 5)) + (16 * Math.Pow(Z, 3)) + (3 * Z)) / (96.0 * freedom * freedom));
}
