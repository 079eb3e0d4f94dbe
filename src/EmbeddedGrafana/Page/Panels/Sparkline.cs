namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>A small line without axes.</summary>
/// <param name="Points">Pairs of x and y, both 0 to 1 from the lower left; a gap begins a new list.</param>
internal sealed record Sparkline(string Color, IReadOnlyList<IReadOnlyList<double>> Points);
