namespace Cortico.EmbeddedGrafana.Http;

internal static class RequestLimits
{
    /// <summary>Largest request body, bytes: some times the largest dashboards in the wild.</summary>
    public const long BodyBytes = 16 * 1024 * 1024;

    /// <summary>Connections at a time; six of each browser, some more of programs.</summary>
    public const int Connections = 2000;

    /// <summary>Who sends a head more slowly than this holds a connection and wants nothing.</summary>
    public static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(5);
}
