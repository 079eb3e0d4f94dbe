namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <param name="Percent">How far the arc is filled, 0 to 1.</param>
/// <param name="Steps">The ring of thresholds around it; empty where it is not wanted.</param>
/// <param name="Labels">What stands at the thresholds; empty where it is not wanted.</param>
internal sealed record GaugeItem(string? Title, ShownValue Value, double Percent, IReadOnlyList<GaugeStep> Steps, IReadOnlyList<GaugeLabel> Labels);
