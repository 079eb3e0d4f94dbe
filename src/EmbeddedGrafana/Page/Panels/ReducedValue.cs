using Cortico.EmbeddedGrafana.Page.Fields;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>One of the values that a stat, a gauge or a bar shows.</summary>
/// <param name="Row">The row it is of; null where all rows were reduced to it.</param>
internal sealed record ReducedValue(PanelField Field, string Title, DisplayValue Value, int? Row);
