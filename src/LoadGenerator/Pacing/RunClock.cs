using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Pacing;

/// <summary>The time of a run, counted from the begin of its measured time; negative in the warm-up.</summary>
internal sealed class RunClock(TimeProvider time, TimeSpan warmUp)
{
    private readonly long _begin = time.GetTimestamp();

    /// <summary>A clock that begins now; the longest warm-up of the plan's scenarios comes first.</summary>
    public static RunClock Start(LoadPlan plan, TimeProvider time) => new(time, plan.Scenarios.Select(scenario => scenario.WarmUp).DefaultIfEmpty().Max());

    /// <summary>Begin of the warm-up.</summary>
    public DateTimeOffset Started { get; } = time.GetUtcNow();

    /// <summary>Begin of the measured time.</summary>
    public DateTimeOffset Measured => Started + warmUp;

    public TimeSpan Now => time.GetElapsedTime(_begin) - warmUp;
}
