using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>A dashboard's panel over a window, ready to be drawn.</summary>
/// <param name="Dashboard">The dashboard's title.</param>
/// <param name="Row">The row that it stands in; empty for none.</param>
/// <param name="Title">Its title.</param>
/// <param name="Type">Grafana's name of its kind, for example <c>timeseries</c>, <c>stat</c>, <c>table</c>.</param>
/// <param name="Unit">Grafana's name of its unit; empty for none.</param>
/// <param name="Series">What it shows; of an instant query one point each.</param>
/// <param name="Problem">Why it shows nothing; null where it shows something.</param>
public sealed record DrawnPanel(string Dashboard, string Row, string Title, string Type, string Unit, ImmutableArray<DrawnSeries> Series, string? Problem);
