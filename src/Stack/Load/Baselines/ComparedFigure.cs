namespace Cortico.Stack.Load;

/// <summary>One figure of two runs.</summary>
/// <param name="Name">Which.</param>
/// <param name="Before">The baseline's.</param>
/// <param name="Now">This run's.</param>
/// <param name="SlicesBefore">The baseline's, slice by slice.</param>
/// <param name="SlicesNow">This run's.</param>
/// <param name="Resolution">What the measurement can tell apart, in the figure's unit.</param>
/// <param name="MoreIsBetter">True for a rate.</param>
/// <param name="Write">The figure with its unit.</param>
internal sealed record ComparedFigure(
    string Name, double Before, double Now, IReadOnlyList<double> SlicesBefore, IReadOnlyList<double> SlicesNow, double Resolution, bool MoreIsBetter, Func<double, string> Write)
{
    public Check Judge()
    {
        if (SlicesBefore.Count != SlicesNow.Count)
            return Refused($"the baseline has {SlicesBefore.Count} slices and this run {SlicesNow.Count}: one of them was cut short");
        if (NoiseBand.Of(SlicesBefore, SlicesNow, Resolution) is not { } band)
            return Refused($"the noise can't be told from {SlicesNow.Count} slice{(SlicesNow.Count == 1 ? "" : "s")}; a longer run has more");
        var change = NoiseBand.Change(Before, Now, Resolution);
        var worse = MoreIsBetter ? -change : change;
        // A change below what the clock can tell apart is none, however quiet the slices were.
        var matters = Math.Abs(Now - Before) > Resolution;
        var limit = MoreIsBetter ? $"≥ {Write(Edge(-band))}" : $"≤ {Write(Edge(band))}";
        var told = $"baseline {Write(Before)}, {Signed(Before > 0 ? (Now / Before) - 1 : 0)}, noise ±{InWords.Percent(Math.Exp(band) - 1)}";
        return new Check(CheckSubject.Baseline, Name, limit, Write(Now), !(worse > band && matters), (worse > band && matters, -worse > band && matters) switch
        {
            (true, _) => $"regression: {told}",
            (_, true) => $"improvement: {told}",
            _ => told,
        });
    }

    private double Edge(double band) => Math.Max(0, ((Before + Resolution) * Math.Exp(band)) - Resolution);

    private Check Refused(string why) => new(CheckSubject.Baseline, Name, $"like {Write(Before)}", Write(Now), false, why);

    private static string Signed(double share) => $"{(share < 0 ? "−" : "+")}{InWords.Percent(Math.Abs(share))}";
}
