namespace Cortico.EmbeddedGrafana.Page.Colors;

internal enum Theme
{
    Dark,
    Light,
}
