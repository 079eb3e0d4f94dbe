using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.Policies;

/// <summary>The policy tree in the database; a fresh Grafana's where none was saved.</summary>
internal static class PolicyStore
{
    public static PolicyRoute Default { get; } = new() { Receiver = ContactPointStore.Nobody, GroupBy = ["grafana_folder", "alertname"] };

    public static StoredPolicies Read(DatabaseConnection connection) => connection.First(
        "SELECT tree, provenance FROM notification_policy",
        row => new StoredPolicies(JsonSerializer.Deserialize(row.GetString(0), PolicyJson.Default.PolicyRoute)!, row.GetString(1))) ?? new StoredPolicies(Default, Provenance.None);

    public static void Save(DatabaseConnection connection, StoredPolicies policies) => connection.Execute(
        "INSERT OR REPLACE INTO notification_policy (id, tree, provenance) VALUES (1, $tree, $provenance)",
        ("$tree", JsonSerializer.Serialize(policies.Tree, PolicyJson.Default.PolicyRoute)), ("$provenance", policies.Provenance));

    public static void Reset(DatabaseConnection connection) => connection.Execute("DELETE FROM notification_policy");

    public static void RenameReceiver(DatabaseConnection connection, string from, string to)
    {
        var stored = Read(connection);
        if (stored.Tree.Flattened().Any(route => route.Receiver == from))
        {
            Save(connection, stored with { Tree = Renamed(stored.Tree, from, to) });
        }
    }

    private static PolicyRoute Renamed(PolicyRoute route, string from, string to) => route with
    {
        Receiver = route.Receiver == from ? to : route.Receiver,
        Routes = route.Routes?.Select(child => Renamed(child, from, to)).ToList(),
    };
}
