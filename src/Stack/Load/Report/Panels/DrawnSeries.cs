using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <param name="Name">As its legend says; of a table the row.</param>
/// <param name="Points">By rising time.</param>
/// <param name="Column">Of a table; else null.</param>
/// <param name="Unit">Of a table's column where it is not the panel's; else null.</param>
public sealed record DrawnSeries(string Name, ImmutableArray<SeriesPoint> Points, string? Column = null, string? Unit = null);
