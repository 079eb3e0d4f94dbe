using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.FireDrills;

/// <summary>Makes every rule of a stack fire and resolve, several at a time where they do not disturb each other.</summary>
/// <param name="rules">All of these are to be seen to fire.</param>
/// <param name="drills">How; a rule that is not among them is reported.</param>
public sealed class DrillRun(
    IReadOnlyList<DrilledRule> rules, IReadOnlyList<Drill> drills, GrafanaApi grafana, PrometheusApi prometheus, NotificationReceiver receiver,
    DrillPatience patience, IProgress<string> progress, TimeProvider time)
{
    private static readonly DrilledRule Probe = new(DrillResources.ProbeUid, DrillResources.ProbeTitle, HasPending: false, HasDashboard: false, IsPaused: false);

    /// <summary>Waits until a message of the drill's own has gone the whole way: only then Grafana uses these contact points.</summary>
    /// <exception cref="StackException">None came.</exception>
    public async Task AwaitContactPointAsync(Uri address, CancellationToken cancellation)
    {
        var arrived = await Wait.ForAsync(() => Task.FromResult(receiver.Received.Any(n => n.Alerts(Probe, null, "firing").Any())), seen => seen, patience.ContactPoint, time, cancellation);
        if (!arrived)
            throw new StackException($"Grafana sent nothing to the drill's receiver {address} within {patience.ContactPoint.TotalSeconds:0} s, though the rule \"{Probe.Title}\" fires from the start. Can it reach that address? A firewall may keep containers from this machine.");
        progress.Report("a first message has come: Grafana uses the drill's contact points");
    }

    /// <summary>Runs the drills of all rules, stage by stage.</summary>
    public async Task<IReadOnlyList<DrillResult>> RunAsync(CancellationToken cancellation)
    {
        var context = new DrillContext(new RuleStates(grafana, time), prometheus, receiver, patience, progress, time);
        var undrilled = rules.Select(Undrilled).OfType<DrillResult>().ToList();
        foreach (var result in undrilled) progress.Report($"{result.Title}: {result.Problems[0]}");
        var pairs = rules.Where(rule => Undrilled(rule) is null).Select(rule => (Rule: rule, Drill: DrillOf(rule)!)).ToList();
        IReadOnlyList<(RuleDrill Drill, Task<DrillResult> Run)> Start(DrillStage stage) =>
            [.. pairs.Where(pair => pair.Drill.Stage == stage).Select(pair => new RuleDrill(pair.Rule, pair.Drill, context)).Select(drill => (drill, drill.RunAsync(cancellation)))];

        var together = Start(DrillStage.Together);
        await Task.WhenAll(together.Select(one => one.Drill.CauseEnded));
        // While the rates of the first ones decay, Redis has its turn.
        var redis = cancellation.IsCancellationRequested ? [] : Start(DrillStage.WithoutRedis);
        var results = await Task.WhenAll([.. together.Select(one => one.Run), .. redis.Select(one => one.Run)]);
        var web = await Task.WhenAll(Start(DrillStage.WithoutWeb).Select(one => one.Run));
        var all = results.Concat(web).Concat(undrilled).ToList();
        return [.. rules.Select(rule => all.First(result => result.RuleUid == rule.Uid && result.Title == rule.Title))];
    }

    /// <summary>Messages about alerts that no drill wanted; known after <see cref="RunAsync"/>.</summary>
    public IReadOnlyList<string> Strays() =>
    [
        .. receiver.Received.SelectMany(message => message.FiringAlerts())
            .Where(alert => alert.RuleUid != Probe.Uid && !drills.Any(drill => drill.RuleUid == alert.RuleUid && drill.Service == alert.Service))
            .Distinct().Select(alert => $"\"{alert.Name}\" fired for {(alert.Service.Length == 0 ? "no service" : alert.Service)} too, and no drill wanted that.").Order(StringComparer.Ordinal),
    ];

    /// <summary>Contact points that no drilled rule's message came to, a sentence each: nobody who reads those would know.</summary>
    /// <param name="contactPoints">All that there are.</param>
    public IReadOnlyList<string> Unheard(IEnumerable<string> contactPoints)
    {
        var heard = receiver.Received.Where(message => message.FiringAlerts().Any(alert => alert.RuleUid != Probe.Uid)).Select(message => message.ContactPoint).ToHashSet(StringComparer.Ordinal);
        return [.. contactPoints.Where(name => !heard.Contains(name)).Distinct(StringComparer.Ordinal).Select(name => $"The contact point {name} was told of no rule: does a notification policy lead there?")];
    }

    private Drill? DrillOf(DrilledRule rule) => drills.FirstOrDefault(drill => drill.RuleUid == rule.Uid);

    /// <summary>Null for a rule that has a drill and can fire.</summary>
    private DrillResult? Undrilled(DrilledRule rule) => rule.IsPaused ? Not(rule, "It is paused, so it never fires: end the pause in its file, or leave it out with --rule.")
        : DrillOf(rule) is null ? Not(rule, $"It has no drill: say in {DrillBook.File} how to make {rule.Uid} fire, or leave it out with --rule.")
        : null;

    private static DrillResult Not(DrilledRule rule, string why) => new(rule.Uid, rule.Title, null, null, DrillVerdict.NoDrill) { Problems = [why] };
}
