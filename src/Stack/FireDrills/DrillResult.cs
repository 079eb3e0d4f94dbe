namespace Cortico.Stack.FireDrills;

/// <summary>What one rule's drill came to. A step that was not reached is null.</summary>
/// <param name="Cause">What was done.</param>
public sealed record DrillResult(string RuleUid, string Title, string? Service, string? Cause, DrillVerdict Verdict)
{
    /// <summary>From the cause to Pending; null too for a rule that waits for nothing.</summary>
    public TimeSpan? Pending { get; init; }

    /// <summary>From the cause to Firing.</summary>
    public TimeSpan? Firing { get; init; }

    /// <summary>From the cause to the first message.</summary>
    public TimeSpan? Told { get; init; }

    /// <summary>From the moment that the cause was to end to Normal.</summary>
    public TimeSpan? Resolved { get; init; }

    /// <summary>From that moment to the message that it is over.</summary>
    public TimeSpan? ToldResolved { get; init; }

    /// <summary>The contact points that were told, by name.</summary>
    public IReadOnlyList<string> ContactPoints { get; init; } = [];

    /// <summary>What went wrong, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
