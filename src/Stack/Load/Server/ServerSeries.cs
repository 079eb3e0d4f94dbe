using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>How a figure of the server went over the run.</summary>
/// <param name="Unit">As Grafana names it, for example <c>reqps</c>, <c>cores</c>, <c>bytes</c>.</param>
public sealed record ServerSeries(string Name, string Unit, ImmutableArray<SeriesPoint> Points);
