namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

/// <param name="Mode">"list", "table" or "hidden".</param>
/// <param name="Placement">"bottom" or "right".</param>
/// <param name="Calcs">Headings of the figures.</param>
internal sealed record Legend(string Mode, string Placement, IReadOnlyList<string> Calcs, IReadOnlyList<LegendRow> Rows, int? Width);
