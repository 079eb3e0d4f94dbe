namespace Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;

internal sealed record Tick(double At, string Text);
