namespace Cortico.Stack.Reports;

/// <summary>One thing that was looked at.</summary>
/// <param name="Class">Where it belongs, with dots.</param>
/// <param name="Said">What there is to say, of one that failed why; empty for nothing.</param>
/// <param name="Failure">In a few words; null for one that passed.</param>
internal sealed record JUnitCase(string Class, string Name, TimeSpan Took, string Said, string? Failure);
