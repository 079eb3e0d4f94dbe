namespace Cortico.Stack.Load;

/// <summary>A slice of the run, see <see cref="SliceResult"/>: milliseconds and requests a second.</summary>
public sealed record BaselineSlice(double Rate, double P50, double P95, double P99);
