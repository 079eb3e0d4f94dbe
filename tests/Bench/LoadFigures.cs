namespace Cortico.Bench;

/// <summary>What a run of requests came to.</summary>
/// <param name="PerSecond">Requests that were answered well, a second.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
internal sealed record LoadFigures(long Answered, long Failed, double PerSecond, double P50, double P99);
