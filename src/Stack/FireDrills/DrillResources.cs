using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.FireDrills;

/// <summary>
/// The files' alerting as a drill imports it: shorter waits, and every contact point is the drill's receiver, so that the
/// routes are tried and nobody is woken up. Expressions, thresholds, labels and texts stay as they are.
/// </summary>
public static class DrillResources
{
    /// <summary>The rule that fires at once and always: told, it proves that Grafana uses the drill's contact points.</summary>
    public const string ProbeUid = "fire-drill-probe";

    public const string ProbeTitle = "Fire drill: is anybody listening?";

    /// <summary>Grafana evaluates no group more often.</summary>
    private static readonly TimeSpan SchedulerInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GroupWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GroupInterval = TimeSpan.FromSeconds(5);

    private const string FallbackContactPoint = "fire-drill";

    /// <param name="resources">Freshly loaded: their trees are changed.</param>
    /// <param name="receiver">Where the drill listens; each contact point gets a path of its own there.</param>
    public static GrafanaResources Of(GrafanaResources resources, Uri receiver)
    {
        foreach (var group in resources.RuleGroups) Shorten(group);
        foreach (var contactPoint in resources.Receivers) Redirect(contactPoint, receiver);
        var receivers = resources.Receivers.IsEmpty ? [Fallback(receiver)] : resources.Receivers;
        var policy = resources.Policy ?? PolicyTo(receivers[0].ContactPoint);
        Shorten(policy.Tree, isRoot: true);
        return resources with { RuleGroups = resources.RuleGroups.Add(Probe()), Receivers = receivers, Policy = policy };
    }

    private static void Shorten(RuleGroupFile group)
    {
        Limit(group.Group, "interval", SchedulerInterval);
        foreach (var rule in group.Rules)
        {
            foreach (var name in (string[])["for", "keepFiringFor", "keep_firing_for"]) Limit(rule, name, LongestFor);
            foreach (var name in (string[])["notification_settings", "notificationSettings"])
                if (rule.Child(name) is { } direct) Shorten(direct, isRoot: false);
        }
    }

    /// <summary>A route and those below it. Mute timings are not in the files: the drill's Grafana has none, and none shall hide a message.</summary>
    private static void Shorten(JsonObject route, bool isRoot)
    {
        route.Remove("mute_time_intervals");
        route.Remove("active_time_intervals");
        if (isRoot || route["group_wait"] is not null) LimitOrSet(route, "group_wait", GroupWait);
        if (isRoot || route["group_interval"] is not null) LimitOrSet(route, "group_interval", GroupInterval);
        foreach (var inner in route.Items("routes")) Shorten(inner, isRoot: false);
    }

    private static void Limit(JsonObject owner, string name, TimeSpan most)
    {
        if (PromDuration.TryParse(owner.Text(name), out var given) && given > most) owner[name] = PromDuration.Format(most);
    }

    private static void LimitOrSet(JsonObject owner, string name, TimeSpan most)
    {
        if (!PromDuration.TryParse(owner.Text(name), out var given) || given > most) owner[name] = PromDuration.Format(most);
    }

    private static void Redirect(ReceiverFile contactPoint, Uri receiver)
    {
        var body = contactPoint.Receiver;
        body["type"] = "webhook";
        body["settings"] = new JsonObject { ["url"] = new Uri(receiver, Uri.EscapeDataString(contactPoint.ContactPoint)).AbsoluteUri, ["httpMethod"] = "POST" };
        body["disableResolveMessage"] = false;
    }

    private static ReceiverFile Fallback(Uri receiver)
    {
        var (source, body) = Generated($$"""{ "uid": "{{FallbackContactPoint}}" }""");
        var contactPoint = new ReceiverFile(source, FallbackContactPoint, body, FallbackContactPoint);
        Redirect(contactPoint, receiver);
        return contactPoint;
    }

    private static PolicyFile PolicyTo(string contactPoint)
    {
        var (source, tree) = Generated("{}");
        tree["receiver"] = contactPoint;
        tree["group_by"] = new JsonArray("grafana_folder", "alertname");
        return new PolicyFile(source, tree);
    }

    private static RuleGroupFile Probe()
    {
        var (source, group) = Generated($$"""
            {
              "name": "{{ProbeUid}}", "folder": "", "interval": "10s",
              "rules": [ {
                "uid": "{{ProbeUid}}", "title": "{{ProbeTitle}}", "condition": "A", "for": "0s", "noDataState": "OK", "execErrState": "Error", "labels": {},
                "annotations": { "summary": "This fires always, to show that messages arrive." },
                "data": [ { "refId": "A", "relativeTimeRange": { "from": 0, "to": 0 }, "datasourceUid": "__expr__",
                  "model": { "refId": "A", "type": "math", "expression": "2 + 3 > 1", "datasource": { "type": "__expr__", "uid": "__expr__" } } } ]
              } ]
            }
            """);
        return new RuleGroupFile(source, group);
    }

    private static (SourceFile Source, JsonObject Body) Generated(string text)
    {
        var source = new JsonSource("(fire drill)", "(fire drill)", Encoding.UTF8.GetBytes(text));
        return (source, source.Parse().AsObject());
    }
}
