namespace Cortico.EmbeddedGrafana.Storage;

/// <summary>
/// Ids of folders and dashboards: milliseconds and a counter, wider than 32 bits as Grafana's are, within the 53 that JavaScript
/// can count, and always growing.
/// </summary>
public static class WideId
{
    private const int CounterBits = 12;

    /// <param name="connection">The writer: two at once would pick the same id.</param>
    public static long Next(DatabaseConnection connection, TimeProvider time)
    {
        var last = connection.Number("SELECT max(coalesce((SELECT max(id) FROM folder), 0), coalesce((SELECT max(id) FROM dashboard), 0))");
        return Math.Max(last + 1, time.GetUtcNow().ToUnixTimeMilliseconds() << CounterBits);
    }
}
