namespace Cortico.Stack.Load;

/// <summary>The most that settings and the command line may ask for: what lies beyond is a slip, and a run of it would not end.</summary>
public static class LoadLimits
{
    /// <summary>Iterations a second of an open model.</summary>
    public const int MostRate = 1_000_000;

    /// <summary>Users of a closed model.</summary>
    public const int MostUsers = 100_000;

    /// <summary>Of a phase, of a warm-up, and of the measured time in all.</summary>
    public static TimeSpan LongestTime { get; } = TimeSpan.FromDays(7);

    /// <summary>Latencies are measured up to that.</summary>
    public static TimeSpan LongestRequest { get; } = TimeSpan.FromHours(1);
}
