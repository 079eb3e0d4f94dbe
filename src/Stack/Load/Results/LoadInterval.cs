namespace Cortico.Stack.Load;

/// <summary>One interval of a run's time series.</summary>
/// <param name="At">Its begin, counted from the begin of the measured time; negative in the warm-up.</param>
/// <param name="Planned">Iterations that the profile wanted begun in it; of a closed model those that began.</param>
/// <param name="Requests">That ended in it.</param>
/// <param name="InFlight">Iterations under way at its end.</param>
/// <param name="P50">Milliseconds, of the iterations that ended in it, from the intended start; 0 for none.</param>
public sealed record LoadInterval(TimeSpan At, double Planned, RequestCounts Requests, int InFlight, double P50, double P99, double Max);
