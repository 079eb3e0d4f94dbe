namespace Cortico.EmbeddedGrafana.Http;

internal static class RequestLimits
{
    /// <summary>Largest request body, bytes: some times the largest dashboards in the wild.</summary>
    public const long BodyBytes = 16 * 1024 * 1024;
}
