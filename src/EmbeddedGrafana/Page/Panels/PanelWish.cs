namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <param name="Width">Of the place it is drawn in, pixels.</param>
/// <param name="Hidden">Names of series that the reader has hidden.</param>
/// <param name="Texts">Whether every point's text is wanted, for hovering.</param>
internal sealed record PanelWish(string Id, int Width, int Height, string[]? Hidden, bool Texts);
