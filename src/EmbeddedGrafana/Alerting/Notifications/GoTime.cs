using System.Globalization;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

/// <summary>Moments as Go writes them, in UTC.</summary>
internal static class GoTime
{
    /// <summary>Go's zero time: never.</summary>
    public const string Never = "0001-01-01T00:00:00Z";

    /// <summary>As precise as it is, without trailing zeros.</summary>
    public static string Exact(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Always three digits after the point.</summary>
    public static string Milliseconds(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
