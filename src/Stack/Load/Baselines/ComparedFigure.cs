namespace Cortico.Stack.Load;

/// <summary>One figure of two runs.</summary>
/// <param name="Name">Which.</param>
/// <param name="Before">The baseline's.</param>
/// <param name="Now">This run's.</param>
/// <param name="SlicesBefore">The baseline's, slice by slice.</param>
/// <param name="SlicesNow">This run's.</param>
/// <param name="Resolution">What the measurement can tell apart, in the figure's unit.</param>
/// <param name="MoreIsBetter">True for a rate; of other figures a slice of zero is one in which nothing was measured.</param>
/// <param name="Write">The figure with its unit.</param>
internal sealed record ComparedFigure(
    string Name, double Before, double Now, IReadOnlyList<double> SlicesBefore, IReadOnlyList<double> SlicesNow, double Resolution, bool MoreIsBetter, Func<double, string> Write)
{
    public Check Judge()
    {
        if (SlicesBefore.Count != SlicesNow.Count)
            return Refused($"the baseline has {SlicesBefore.Count} slices and this run {SlicesNow.Count}: one of them was cut short");
        var pairs = Pairs();
        if (Band(pairs) is not { } band)
            return Refused($"the noise can't be told from {pairs.Count} slice{(pairs.Count == 1 ? "" : "s")}; a longer run has more");
        var allowed = Math.Min(band, NoiseBand.Most);
        var worse = Worse(Before, Now);
        // A change below what the clock can tell apart is none, however quiet the slices were.
        var matters = Math.Abs(Now - Before) > Resolution;
        var limit = MoreIsBetter ? $"≥ {Write(Edge(-allowed))}" : $"≤ {Write(Edge(allowed))}";
        var told = $"baseline {Write(Before)}, {Signed(Before > 0 ? (Now / Before) - 1 : 0)}, noise ±{Noise(band)}";
        var isRegression = worse > allowed && matters;
        return new Check(CheckSubject.Baseline, Name, limit, Write(Now), !isRegression, (isRegression, -worse > band && matters) switch
        {
            (true, _) when worse <= band => $"too noisy to be judged, and worse by more than noise may excuse: {told}",
            (true, _) => $"regression in {pairs.Count(pair => Worse(pair.Before, pair.Now) > allowed)} of {pairs.Count} slices: {told}",
            (_, true) => $"improvement: {told}",
            _ => told,
        });
    }

    /// <summary>A sentence where the noise hides what is worth knowing; else null.</summary>
    public string? Doubt() => SlicesBefore.Count == SlicesNow.Count && Band(Pairs()) is { } band && band > NoiseBand.Most
        ? $"Baseline, {Name}: too noisy to be judged finely (noise ±{Noise(band)}); only what is worse by more than {Noise(NoiseBand.Most)} fails."
        : null;

    private List<(double Before, double Now)> Pairs() => [.. SlicesBefore.Zip(SlicesNow).Where(pair => MoreIsBetter || (pair.First > 0 && pair.Second > 0))];

    private double? Band(List<(double Before, double Now)> pairs) => NoiseBand.Of([.. pairs.Select(pair => pair.Before)], [.. pairs.Select(pair => pair.Now)], Resolution);

    private double Worse(double before, double now) => NoiseBand.Change(before, now, Resolution) * (MoreIsBetter ? -1 : 1);

    private double Edge(double band) => Math.Max(0, ((Before + Resolution) * Math.Exp(band)) - Resolution);

    private Check Refused(string why) => new(CheckSubject.Baseline, Name, $"like {Write(Before)}", Write(Now), false, why);

    private static string Noise(double band) => InWords.Percent(Math.Exp(band) - 1);

    private static string Signed(double share) => $"{(share < 0 ? "−" : "+")}{InWords.Percent(Math.Abs(share))}";
}
