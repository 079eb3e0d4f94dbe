namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <param name="From">The least value of the step; minus infinity for the first one.</param>
/// <param name="Color">A name or a colour of CSS.</param>
internal sealed record Threshold(double From, string Color);
