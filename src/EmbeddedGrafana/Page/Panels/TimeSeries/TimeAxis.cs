namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <param name="Min">Milliseconds since 1970.</param>
internal sealed record TimeAxis(double Min, double Max, IReadOnlyList<Tick> Ticks);
