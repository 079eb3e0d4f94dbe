namespace Cortico.Stack.FireDrills;

/// <summary>What a fire drill came to.</summary>
/// <param name="Notes">Alerts that no drill wanted and contact points that heard of none, a sentence each: said, and no failure, as another load on the machine may be the cause of the first, and the second may be meant.</param>
public sealed record DrillReport(string Project, string Engine, DateTimeOffset At, TimeSpan Took, IReadOnlyList<DrillResult> Results, IReadOnlyList<string> Notes)
{
    public bool Passed => Results.Count > 0 && Results.All(result => result.Verdict == DrillVerdict.Passed);
}
