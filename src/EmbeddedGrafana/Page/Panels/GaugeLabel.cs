namespace Cortico.EmbeddedGrafana.Page.Panels;

internal sealed record GaugeLabel(double At, string Text);
