namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <param name="Sort">The figure itself, for sorting; null where it is no number.</param>
internal sealed record LegendFigure(string Text, double? Sort);
