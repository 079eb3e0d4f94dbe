namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>Marks an endpoint that needs no credentials.</summary>
internal sealed class PublicEndpoint
{
    public static readonly PublicEndpoint Mark = new();
}
