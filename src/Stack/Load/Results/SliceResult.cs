namespace Cortico.Stack.Load;

/// <summary>An equal part of the measured time; how much they differ is the noise of the run.</summary>
/// <param name="At">Its begin, counted from the begin of the measured time.</param>
/// <param name="Rate">Requests that ended in it, a second.</param>
public sealed record SliceResult(TimeSpan At, TimeSpan Duration, double Rate, RequestCounts Requests, LatencySummary Latency);
