using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>Rules that name a contact point or a mute timing in their own notification settings.</summary>
internal static class RuleReferences
{
    public static List<StoredRule> ToReceiver(DatabaseConnection connection, string name) =>
        [.. AlertRuleStore.All(connection).Where(rule => rule.Definition.NotificationSettings?.Receiver == name)];

    public static List<StoredRule> ToTiming(DatabaseConnection connection, string name) =>
        [.. AlertRuleStore.All(connection).Where(rule => rule.Definition.NotificationSettings is { } settings
            && (settings.MuteTimeIntervals ?? []).Concat(settings.ActiveTimeIntervals ?? []).Contains(name, StringComparer.Ordinal))];

    public static void RenameReceiver(DatabaseConnection connection, string from, string to, DateTimeOffset now)
    {
        foreach (var rule in ToReceiver(connection, from))
        {
            var renamed = rule.Definition with { NotificationSettings = rule.Definition.NotificationSettings! with { Receiver = to } };
            AlertRuleStore.Update(connection, rule, rule.Group, rule.Index, rule.IntervalSeconds, renamed, rule.Provenance, now);
        }
    }
}
