namespace Cortico.Stack.Load;

/// <summary>A point of a distribution's curve.</summary>
/// <param name="Percentile">0 to 100.</param>
/// <param name="Milliseconds">So many per cent took at most so long.</param>
public sealed record LatencyPoint(double Percentile, double Milliseconds);
