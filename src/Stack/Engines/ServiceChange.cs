namespace Cortico.Stack.Engines;

/// <summary>What <c>Up</c> did with one service, and how long it took until it was healthy.</summary>
/// <param name="What"><c>unchanged</c>, <c>started</c>, <c>started again</c> (it had died) or <c>restarted</c> (its definition changed; a container is made anew).</param>
public sealed record ServiceChange(string Service, string What, TimeSpan HealthyAfter)
{
    public const string Unchanged = "unchanged";
    public const string Started = "started";
    public const string StartedAgain = "started again";
    public const string Restarted = "restarted";
}
