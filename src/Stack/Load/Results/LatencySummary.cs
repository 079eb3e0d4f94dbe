namespace Cortico.Stack.Load;

/// <summary>A distribution of times in few figures, all in milliseconds; all zero where nothing was measured.</summary>
/// <param name="Count">How many times were measured.</param>
public sealed record LatencySummary(long Count, double Min, double Mean, double P50, double P75, double P90, double P95, double P99, double P999, double Max)
{
    public static LatencySummary Nothing { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
