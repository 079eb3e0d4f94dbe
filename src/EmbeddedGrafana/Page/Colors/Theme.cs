namespace Cortico.EmbeddedGrafana.Page.Colors;

public enum Theme
{
    Dark,
    Light,
}
