using System.Text.Json;
using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Data.Sqlite;

namespace Cortico.EmbeddedGrafana.Alerting.MuteTimings;

/// <summary>Mute timings in the database.</summary>
internal static class MuteTimingStore
{
    private const string Columns = "SELECT name, intervals, provenance FROM mute_timing";

    public static HashSet<string> Names(DatabaseConnection connection) => [.. connection.List("SELECT name FROM mute_timing", row => row.GetString(0))];

    public static List<MuteTiming> All(DatabaseConnection connection) => connection.List(Columns + " ORDER BY name", Row);

    public static MuteTiming? Find(DatabaseConnection connection, string name) => connection.First(Columns + " WHERE name = $name", Row, ("$name", name));

    public static MuteTiming Save(DatabaseConnection connection, MuteTiming timing, string provenance)
    {
        connection.Execute("INSERT OR REPLACE INTO mute_timing (name, intervals, provenance) VALUES ($name, $intervals, $provenance)",
            ("$name", timing.Name), ("$intervals", Text(timing.TimeIntervals)), ("$provenance", provenance));
        return Find(connection, timing.Name!)!;
    }

    public static void Delete(DatabaseConnection connection, string name) => connection.Execute("DELETE FROM mute_timing WHERE name = $name", ("$name", name));

    private static string Text(IReadOnlyList<TimeInterval>? intervals) => JsonSerializer.Serialize(intervals ?? [], MuteTimingJson.Default.IReadOnlyListTimeInterval);

    private static MuteTiming Row(SqliteDataReader row)
    {
        var (name, intervals, provenance) = (row.GetString(0), row.GetString(1), row.GetString(2));
        return new MuteTiming(
            name,
            JsonSerializer.Deserialize(intervals, MuteTimingJson.Default.IReadOnlyListTimeInterval),
            ContentVersion.Of(name, intervals, provenance),
            provenance.Length == 0 ? null : provenance);
    }
}
