namespace Cortico.Stack.Grafana.Verify;

/// <summary>How panels are asked.</summary>
public sealed record VerifyOptions
{
    /// <summary>Panels in flight at once.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>Points across a panel, as a wide one on a screen has; a panel's own setting wins.</summary>
    public int MaxDataPoints { get; init; } = 1000;
}
