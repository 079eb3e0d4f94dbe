namespace Cortico.Stack.Load;

/// <summary>How one scenario is doing, about once a second.</summary>
/// <param name="Phase">Name of the phase, or <c>warm-up</c>.</param>
/// <param name="Rate">Requests that ended in the last second.</param>
/// <param name="Target">Iterations a second or users that the profile wants now.</param>
/// <param name="P99">Of the last second, milliseconds.</param>
/// <param name="Failed">Requests that failed since the begin.</param>
/// <param name="Left">Until the profile ends.</param>
public sealed record LoadProgress(string Scenario, string Phase, double Rate, double Target, int InFlight, double P99, long Failed, TimeSpan Left);
