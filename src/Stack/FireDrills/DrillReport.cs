namespace Cortico.Stack.FireDrills;

/// <summary>What a fire drill came to.</summary>
/// <param name="Strays">Alerts that no drill wanted, a sentence each: said, and no failure, as another load on the machine may be their cause.</param>
public sealed record DrillReport(string Project, string Engine, DateTimeOffset At, TimeSpan Took, IReadOnlyList<DrillResult> Results, IReadOnlyList<string> Strays)
{
    public bool Passed => Results.Count > 0 && Results.All(result => result.Verdict == DrillVerdict.Passed);
}
