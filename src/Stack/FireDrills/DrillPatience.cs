namespace Cortico.Stack.FireDrills;

/// <summary>How long each step of a drill may take before it counts as failed.</summary>
public sealed record DrillPatience
{
    /// <summary>Until Grafana uses a new contact point: its poll interval, 60 s unless told otherwise, and the first evaluation.</summary>
    public TimeSpan ContactPoint { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>A rate over a minute, two scrapes, two evaluations.</summary>
    public TimeSpan Pending { get; init; } = TimeSpan.FromSeconds(150);

    /// <summary>What the rule waits, and an evaluation.</summary>
    public TimeSpan Firing { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Group wait and interval, and a retry.</summary>
    public TimeSpan Told { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A minute until the rate has forgotten, two scrapes, two evaluations.</summary>
    public TimeSpan Resolved { get; init; } = TimeSpan.FromSeconds(150);
}
