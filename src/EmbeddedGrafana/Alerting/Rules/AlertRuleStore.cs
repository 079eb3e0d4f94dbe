using System.Text.Json;
using Cortico.EmbeddedGrafana.Storage;
using Microsoft.Data.Sqlite;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>Alert rules in the database. Groups have no row of their own: a group is its rules.</summary>
internal static class AlertRuleStore
{
    private const string Columns = "SELECT id, uid, folder_uid, rule_group, group_index, interval_seconds, definition, version, provenance, updated FROM alert_rule";
    private const string Order = " ORDER BY folder_uid, rule_group, group_index, id";

    public static List<StoredRule> All(DatabaseConnection connection) => connection.List(Columns + Order, Row);

    public static List<(long Id, long Version)> Versions(DatabaseConnection connection) =>
        connection.List("SELECT id, version FROM alert_rule ORDER BY id", row => (row.GetInt64(0), row.GetInt64(1)));

    public static StoredRule? Find(DatabaseConnection connection, string uid) => connection.First(Columns + " WHERE uid = $uid", Row, ("$uid", uid));

    public static List<StoredRule> Group(DatabaseConnection connection, RuleGroupKey group) =>
        connection.List(Columns + " WHERE folder_uid = $folder AND rule_group = $group" + Order, Row, ("$folder", group.FolderUid), ("$group", group.Name));

    public static StoredRule Insert(DatabaseConnection connection, RuleGroupKey group, int index, long interval, ProvisionedRule rule, string provenance, DateTimeOffset now) => connection.First(
        """
        INSERT INTO alert_rule (uid, folder_uid, rule_group, group_index, interval_seconds, definition, version, provenance, updated)
        VALUES ($uid, $folder, $group, $index, $interval, $definition, 1, $provenance, $now)
        RETURNING id, uid, folder_uid, rule_group, group_index, interval_seconds, definition, version, provenance, updated
        """,
        Row,
        ("$uid", rule.Uid), ("$folder", group.FolderUid), ("$group", group.Name), ("$index", index), ("$interval", interval),
        ("$definition", Definition(rule)), ("$provenance", provenance), ("$now", now.ToUnixTimeMilliseconds()))!;

    public static StoredRule Update(DatabaseConnection connection, StoredRule stored, RuleGroupKey group, int index, long interval, ProvisionedRule rule, string provenance, DateTimeOffset now) => connection.First(
        """
        UPDATE alert_rule SET folder_uid = $folder, rule_group = $group, group_index = $index, interval_seconds = $interval, definition = $definition,
          version = version + 1, provenance = $provenance, updated = $now
        WHERE id = $id
        RETURNING id, uid, folder_uid, rule_group, group_index, interval_seconds, definition, version, provenance, updated
        """,
        Row,
        ("$id", stored.Id), ("$folder", group.FolderUid), ("$group", group.Name), ("$index", index), ("$interval", interval),
        ("$definition", Definition(rule)), ("$provenance", provenance), ("$now", now.ToUnixTimeMilliseconds()))!;

    public static void Delete(DatabaseConnection connection, string uid) => connection.Execute("DELETE FROM alert_rule WHERE uid = $uid", ("$uid", uid));

    /// <summary>What the columns hold is not kept twice.</summary>
    private static string Definition(ProvisionedRule rule) => JsonSerializer.Serialize(
        rule with { Id = 0, Uid = null!, OrgId = 0, FolderUid = null!, RuleGroup = null!, Provenance = null, Updated = null! }, RuleJson.Default.ProvisionedRule);

    private static StoredRule Row(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        new RuleGroupKey(row.GetString(2), row.GetString(3)),
        row.GetInt32(4),
        row.GetInt64(5),
        JsonSerializer.Deserialize(row.GetString(6), RuleJson.Default.ProvisionedRule)!,
        row.GetInt64(7),
        row.GetString(8),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)));
}
