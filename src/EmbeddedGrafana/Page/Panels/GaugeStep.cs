namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>A part of the ring, from and to 0 to 1.</summary>
internal sealed record GaugeStep(double From, double To, string Color);
