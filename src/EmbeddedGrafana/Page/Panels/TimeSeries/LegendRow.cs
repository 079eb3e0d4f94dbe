namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <param name="Figures">One for each of the legend's headings.</param>
internal sealed record LegendRow(string Name, string Color, bool IsHidden, IReadOnlyList<LegendFigure> Figures);
