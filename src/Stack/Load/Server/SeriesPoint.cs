namespace Cortico.Stack.Load;

/// <param name="At">Epoch milliseconds.</param>
/// <param name="Value">Null for a gap.</param>
public sealed record SeriesPoint(long At, double? Value);
