using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Data.Sqlite;

namespace Cortico.EmbeddedGrafana.Alerting.ContactPoints;

/// <summary>Contact points in the database; their secrets are encrypted there.</summary>
internal sealed class ContactPointStore(SecretBox box)
{
    /// <summary>The receiver of a fresh Grafana: it has no integration and notifies nobody.</summary>
    public const string Nobody = "empty";

    private const string Columns = "SELECT uid, name, type, settings, secrets, disable_resolve_message, provenance FROM contact_point";

    /// <summary>Names that a policy or a rule may send to.</summary>
    public static HashSet<string> Names(DatabaseConnection connection) =>
        [Nobody, .. connection.List("SELECT DISTINCT name FROM contact_point", row => row.GetString(0))];

    /// <summary>By name, then uid.</summary>
    /// <param name="name">Only those of this name; null for all.</param>
    public List<ContactPoint> List(DatabaseConnection connection, string? name) =>
        connection.List(Columns + " WHERE $name IS NULL OR name = $name ORDER BY name, uid", Row, ("$name", name));

    public ContactPoint? Find(DatabaseConnection connection, string uid) => connection.First(Columns + " WHERE uid = $uid", Row, ("$uid", uid));

    public void Save(DatabaseConnection connection, ContactPoint point) => connection.Execute(
        """
        INSERT OR REPLACE INTO contact_point (uid, name, type, settings, secrets, disable_resolve_message, provenance)
        VALUES ($uid, $name, $type, $settings, $secrets, $disable, $provenance)
        """,
        ("$uid", point.Uid), ("$name", point.Name), ("$type", point.Type), ("$settings", point.Settings.ToJsonString()),
        ("$secrets", point.Secrets.Count == 0 ? null : box.Protect(JsonSerializer.Serialize(new Dictionary<string, string>(point.Secrets), ContactPointJson.Default.DictionaryStringString))),
        ("$disable", point.DisableResolveMessage), ("$provenance", point.Provenance));

    public static void Delete(DatabaseConnection connection, string uid) => connection.Execute("DELETE FROM contact_point WHERE uid = $uid", ("$uid", uid));

    private ContactPoint Row(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        (JsonObject)JsonNode.Parse(row.GetString(3))!,
        row.IsDBNull(4) ? [] : JsonSerializer.Deserialize(box.Unprotect(row.GetFieldValue<byte[]>(4)), ContactPointJson.Default.DictionaryStringString)!,
        row.GetBoolean(5),
        row.GetString(6));
}
