using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.ContactPoints;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Testing;
using Cortico.EmbeddedGrafana.Alerting.Policies;
using Cortico.EmbeddedGrafana.Alerting.Rules;

namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>Contact points, policies and silences, ready for the page.</summary>
internal sealed class ContactBoard(
    ContactPointService points, PolicyService policies, AlertRules rules, Dispatcher dispatcher, SilenceStore silences, ReceiverTest test, TimeProvider time)
{
    public IReadOnlyList<ShownContactPoint> Points()
    {
        var attempts = dispatcher.Receivers.SelectMany(receiver => receiver.Integrations).ToLookup(integration => integration.Point.Uid, StringComparer.Ordinal);
        var policyUses = policies.Read().Tree.Flattened().Where(route => route.Receiver is not null).CountBy(route => route.Receiver!, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var ruleUses = rules.All().Select(rule => rule.Definition.NotificationSettings?.Receiver).OfType<string>().CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. points.List(null).GroupBy(point => point.Name, StringComparer.Ordinal).Select(group => new ShownContactPoint(
                group.Key,
                [.. group.Select(point => Of(point, attempts[point.Uid].FirstOrDefault()))],
                policyUses.GetValueOrDefault(group.Key), ruleUses.GetValueOrDefault(group.Key))),
        ];
    }

    public ShownPolicy Policy() => ShownPolicy.Of(policies.Read().Tree);

    /// <summary>Those that hold now or will.</summary>
    public IReadOnlyList<ShownSilence> Silences()
    {
        var now = time.GetUtcNow();
        return
        [
            .. silences.All().Where(silence => silence.StateAt(now) != "expired").Select(silence => new ShownSilence(
                silence.Id, silence.StateAt(now), [.. silence.Matchers.Select(matcher => matcher.ToMatcher().ToString())], silence.StartsAt, silence.EndsAt, silence.CreatedBy, silence.Comment)),
        ];
    }

    /// <summary>Sends a made-up alert through each integration of a stored contact point.</summary>
    /// <returns>Null where there is no such contact point.</returns>
    public async Task<TestResult?> TestAsync(string name, CancellationToken cancellation)
    {
        var stored = points.List(name);
        if (stored.Count == 0)
        {
            return null;
        }

        var (_, answer) = await test.RunAsync(
            new TestReceiversBody([new TestReceiver(name, [.. stored.Select(point => new TestIntegration(point.Uid, point.Name, point.Type, point.Settings, null, point.DisableResolveMessage))])], null),
            cancellation);
        var results = answer["receivers"]![0]!["grafana_managed_receiver_configs"]!.AsArray();
        return new TestResult(
            name, results.All(result => Text(result, "status") == "ok"),
            [.. stored.Zip(results, (point, result) => $"{point.Type} to {ShownAddress.Of(point)}: {(Text(result, "status") == "ok" ? "sent" : Text(result, "error"))}")]);
    }

    private static string Text(JsonNode? result, string name) => result?[name]?.GetValue<string>() ?? "";

    private static ShownIntegration Of(ContactPoint point, Alerting.Notifications.Receivers.Integration? integration) => new(
        point.Uid, point.Type, ShownAddress.Of(point), [.. point.Secrets.Keys.Order(StringComparer.Ordinal)], !point.DisableResolveMessage, point.Provenance.Length > 0,
        integration?.LastAttempt?.At, integration?.LastAttempt?.Duration ?? TimeSpan.Zero, integration?.LastAttempt?.Error);
}
