namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>Grafana's organisation roles; each may do what the ones before it may.</summary>
public enum Role
{
    Viewer,
    Editor,
    Admin,
}
