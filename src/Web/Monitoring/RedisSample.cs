using System.Globalization;

namespace Cortico.Web.Monitoring;

/// <summary>What one answer to <c>INFO</c> says; field names are Redis's own.</summary>
public sealed record RedisSample(
    double UsedMemory,
    double MaxMemory,
    double ConnectedClients,
    double TotalCommandsProcessed,
    double KeyspaceHits,
    double KeyspaceMisses,
    double EvictedKeys)
{
    /// <exception cref="FormatException">A field that every Redis since 2.8 has is not there, or no number.</exception>
    public static RedisSample Parse(IEnumerable<IGrouping<string, KeyValuePair<string, string>>> info)
    {
        var fields = info.SelectMany(section => section).DistinctBy(field => field.Key)
            .ToDictionary(field => field.Key, field => field.Value);
        return new RedisSample(
            Read("used_memory"),
            Read("maxmemory"),
            Read("connected_clients"),
            Read("total_commands_processed"),
            Read("keyspace_hits"),
            Read("keyspace_misses"),
            Read("evicted_keys"));

        double Read(string name) =>
            fields.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new FormatException($"INFO of Redis has {name} = \"{text}\": expected a number.");
    }
}
