using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.FireDrills;

/// <summary>One rule, from its cause to the message that it is over.</summary>
internal sealed class RuleDrill(DrilledRule rule, Drill drill, DrillContext context)
{
    private readonly TaskCompletionSource _causeEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _problems = [];
    private long _ended;
    private DrillResult _result = new(rule.Uid, rule.Title, drill.Service, drill.Cause.What, DrillVerdict.Failed);

    /// <summary>Completes when the cause is no more, however that went.</summary>
    public Task CauseEnded => _causeEnded.Task;

    public async Task<DrillResult> RunAsync(CancellationToken cancellation)
    {
        try
        {
            if (await FireAsync(cancellation) is { } alert) await ResolveAsync(alert, cancellation);
        }
        catch (StackException problem)
        {
            Problem($"{problem.Message} {drill.Cause.What}: {drill.Cause.Report}.");
        }
        finally
        {
            _causeEnded.TrySetResult();
        }
        return _result with { Verdict = _problems.Count == 0 ? DrillVerdict.Passed : DrillVerdict.Failed, Problems = _problems };
    }

    /// <returns>The alert as it was told first; null where it was not.</returns>
    private async Task<JsonObject?> FireAsync(CancellationToken cancellation)
    {
        var before = await context.States.WaitAsync(rule.Uid, drill.Service, state => state.WasEvaluated, context.Patience.Firing, cancellation);
        if (!before.IsNormal) throw new StackException($"It was not at rest before the drill: {before.Says}.");
        var begin = context.Time.GetTimestamp();
        try
        {
            Say(drill.Cause.What);
            await drill.Cause.StartAsync(cancellation);
            return await WatchAsync(begin, cancellation);
        }
        finally
        {
            // An interrupted drill ends with its whole stack.
            if (!cancellation.IsCancellationRequested) await EndCauseAsync(cancellation);
        }
    }

    private async Task EndCauseAsync(CancellationToken cancellation)
    {
        _ended = context.Time.GetTimestamp();
        await drill.Cause.EndAsync(cancellation);
        _causeEnded.TrySetResult();
    }

    private async Task<JsonObject?> WatchAsync(long begin, CancellationToken cancellation)
    {
        if (rule.HasPending)
        {
            var pending = await context.States.WaitAsync(rule.Uid, drill.Service, s => s.IsPending || s.IsFiring, context.Patience.Pending, cancellation);
            if (!pending.IsPending)
            {
                await GiveUpAsync(pending.IsFiring ? "went straight to Firing, though it has to wait" : $"did not become Pending within {context.Patience.Pending.TotalSeconds:0} s", pending, cancellation);
                return null;
            }
            _result = _result with { Pending = Since(begin) };
            Say($"Pending after {Since(begin).TotalSeconds:0.0} s");
        }
        var limit = rule.HasPending ? context.Patience.Firing : context.Patience.Pending;
        var firing = await context.States.WaitAsync(rule.Uid, drill.Service, s => s.IsFiring, limit, cancellation);
        if (!firing.IsFiring)
        {
            await GiveUpAsync($"did not fire within {limit.TotalSeconds:0} s", firing, cancellation);
            return null;
        }
        _result = _result with { Firing = Since(begin) };
        Say($"Firing after {Since(begin).TotalSeconds:0.0} s");
        if (await ToldAsync("firing", begin, cancellation) is not { } told) return null;
        var after = context.Time.GetElapsedTime(begin, told.Timestamp);
        _result = _result with { Told = after, Firing = Earlier(_result.Firing, after) };
        Say($"told {told.ContactPoint} after {after.TotalSeconds:0.0} s");
        return told.Alert;
    }

    private async Task ResolveAsync(JsonObject alert, CancellationToken cancellation)
    {
        Say("cause ended");
        var normal = await context.States.WaitAsync(rule.Uid, drill.Service, s => s.IsNormal, context.Patience.Resolved, cancellation);
        if (!normal.IsNormal)
        {
            await GiveUpAsync($"did not resolve within {context.Patience.Resolved.TotalSeconds:0} s of the end of its cause", normal, cancellation);
            return;
        }
        _result = _result with { Resolved = Since(_ended) };
        Say($"Normal {Since(_ended).TotalSeconds:0.0} s after that");
        if (await ToldAsync("resolved", _ended, cancellation) is not { } told) return;
        var after = context.Time.GetElapsedTime(_ended, told.Timestamp);
        _result = _result with { ToldResolved = after, Resolved = Earlier(_result.Resolved, after) };
        Say($"told {told.ContactPoint} that it is over {after.TotalSeconds:0.0} s after that");
        if (alert.Text("fingerprint") != told.Alert.Text("fingerprint"))
            Problem($"It fired with the fingerprint {alert.Text("fingerprint")} and was resolved with {told.Alert.Text("fingerprint")}: whoever joins the two by it never sees the end.");
        _result = _result with { ContactPoints = [.. context.Receiver.Received.Where(n => n.Alerts(rule, drill.Service, "firing").Any()).Select(n => n.ContactPoint).Distinct().Order(StringComparer.Ordinal)] };
    }

    /// <summary>The first message of this kind since a moment, its form checked: an earlier one is of another cause.</summary>
    private async Task<(long Timestamp, string ContactPoint, JsonObject Alert)?> ToldAsync(string status, long since, CancellationToken cancellation)
    {
        var limit = context.Patience.Told;
        var message = await Wait.ForAsync(() => Task.FromResult(context.Receiver.Received.FirstOrDefault(n => n.Timestamp >= since && n.Alerts(rule, drill.Service, status).Any())), n => n is not null, limit, context.Time, cancellation);
        if (message is null)
        {
            Problem($"Nobody was told within {limit.TotalSeconds:0} s that it is {status}; {context.Receiver.Received.Count} messages came in all. Look at the policy, and at what Grafana logs of its notifier.");
            return null;
        }
        var alert = message.Alerts(rule, drill.Service, status).First();
        foreach (var problem in PayloadCheck.Problems(message.Body).Concat(PayloadCheck.Unfilled(alert))) Problem($"The message \"{status}\": {problem}.");
        if (rule.HasDashboard && alert.Text("panelURL") is not { Length: > 0 }) Problem($"The message \"{status}\" has no panelURL, though the rule names a panel.");
        return (message.Timestamp, message.ContactPoint, alert);
    }

    /// <summary>Says all that helps to see why: Grafana's view, Prometheus' and the cause's.</summary>
    private async Task GiveUpAsync(string how, RuleState state, CancellationToken cancellation)
    {
        var query = state.Query.Length == 0 ? "" : $" Its query {state.Query} gives now: {await context.ValueAsync(state.Query, drill.Service, cancellation)}.";
        Problem($"It {how}: {state.Says}.{query} {drill.Cause.What}: {drill.Cause.Report}.");
    }

    /// <summary>States are looked at twice a second, so that a message may be here before the state behind it was seen.</summary>
    private static TimeSpan? Earlier(TimeSpan? seen, TimeSpan told) => seen < told ? seen : told;

    private TimeSpan Since(long timestamp) => context.Time.GetElapsedTime(timestamp);

    private void Say(string what) => context.Progress.Report($"{rule.Title}: {what}");

    private void Problem(string problem)
    {
        _problems.Add(problem);
        Say(problem);
    }
}
