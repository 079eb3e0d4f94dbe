using System.Security.Cryptography;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.MuteTimings;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;
using Cortico.EmbeddedGrafana.Alerting.Policies;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;

/// <summary>Policies, contact points and mute timings as they stood at one moment.</summary>
/// <param name="Tree">With the policies of rules that name their contact point themselves.</param>
/// <param name="Points">In the order of their names.</param>
/// <param name="Digest">Changes with any of it, secrets included.</param>
internal sealed record NotifierConfiguration(PolicyRoute Tree, IReadOnlyList<ContactPoint> Points, IReadOnlyList<MuteTiming> Timings, string Digest)
{
    /// <summary>Contact points by name, and last the one that notifies nobody.</summary>
    public IReadOnlyList<string> Receivers { get; } = [.. Points.Select(point => point.Name).Distinct(StringComparer.Ordinal).Where(name => name != ContactPointStore.Nobody), ContactPointStore.Nobody];

    public static NotifierConfiguration Read(DatabaseConnection connection, ContactPointStore store)
    {
        var points = store.List(connection, null);
        var timings = MuteTimingStore.All(connection);
        var ofRules = AlertRuleStore.All(connection).Select(rule => rule.Definition.NotificationSettings).OfType<NotificationSettings>();
        var names = points.Select(point => point.Name).Append(ContactPointStore.Nobody).Distinct(StringComparer.Ordinal);
        var tree = RuleRoutes.AddTo(PolicyStore.Read(connection).Tree, names, ofRules);
        var all = JsonSerializer.Serialize(tree, PolicyJson.Default.PolicyRoute)
            + string.Concat(points.Select(point => $"\n{point.Uid}\n{point.Name}\n{point.Type}\n{point.DisableResolveMessage}\n{point.SettingsWithSecrets().ToJsonString()}"))
            + JsonSerializer.Serialize([.. timings], MuteTimingJson.Default.MuteTimingArray);
        return new NotifierConfiguration(tree, points, timings, Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(all))));
    }
}
