namespace Cortico.Stack.Load;

/// <summary>What the client may see of one scenario.</summary>
/// <param name="RateReached">Least share of the planned iterations that must have begun in time, 0 to 1; of an open model.</param>
/// <param name="ErrorRatio">Most share of failed requests, 0 to 1.</param>
/// <param name="P95">Milliseconds, from the intended start.</param>
/// <param name="P99">Milliseconds, from the intended start.</param>
public sealed record ScenarioThresholds(double RateReached, double ErrorRatio, double P95, double P99);
