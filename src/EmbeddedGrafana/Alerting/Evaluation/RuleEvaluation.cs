using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Alerting.States;
using Cortico.EmbeddedGrafana.Configuration;
using Cortico.EmbeddedGrafana.Dashboards;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>
/// Evaluates a rule, moves its states, posts what the notifier must hear of and keeps all of it. Posting comes first: killed in
/// between, the same is posted again after the start, and the notifier knows it by its labels; the other way round it would be lost.
/// </summary>
internal sealed class RuleEvaluation(
    IRuleEvaluator evaluator, IAlertSink sink, StateBook book, AlertStateStore store, DashboardStore dashboards, GrafanaSettings grafana, EvaluationSettings settings, TimeProvider time,
    ILogger<RuleEvaluation> logger)
{
    public async Task EvaluateAsync(ScheduledRule scheduled, DateTimeOffset at, CancellationToken cancellation)
    {
        var rule = scheduled.Rule;
        var states = book.GetOrAdd(rule.Uid, scheduled.Fingerprint);
        if (states.Fingerprint != scheduled.Fingerprint || states.Evaluated >= at)
        {
            return;
        }

        var begin = time.GetTimestamp();
        var results = await ResultsAsync(rule, states, at, cancellation);
        var transitions = states.Apply(rule, scheduled.Labels, results, at, time.GetElapsedTime(begin));
        var sent = transitions.Select(transition => transition.Instance).Where(instance => StateClock.NeedsSending(instance, at)).Select(instance => Sent(instance, at)).ToList();
        if (await PostAsync(rule.Uid, sent.Select(instance => AlertPosts.Of(instance, rule.Uid, grafana.RootUrl))))
        {
            states.Sent(sent);
        }

        await SaveAsync(rule.Uid, rule, states, transitions);
    }

    /// <summary>Ends what fires and forgets all states: the rule changed, is paused, or is gone.</summary>
    /// <param name="rule">As it is now; null where it is gone.</param>
    public async Task ResetAsync(string uid, ScheduledRule? rule, string reason)
    {
        if (book.Find(uid) is not { } states || states.Fingerprint == rule?.Fingerprint)
        {
            return;
        }

        var now = time.GetUtcNow();
        var transitions = states.Reset(rule?.Fingerprint ?? "", reason, now);
        await PostAsync(uid, transitions.Where(transition => transition.Previous is not (InstanceState.Normal or InstanceState.Pending))
            .Select(transition => AlertPosts.Of(Sent(transition.Instance, now), uid, grafana.RootUrl)));
        await SaveAsync(uid, rule?.Rule, states, transitions);
        if (rule is null)
        {
            book.Remove(uid);
        }
    }

    private async Task<IReadOnlyList<ConditionResult>> ResultsAsync(StoredRule rule, RuleStates states, DateTimeOffset at, CancellationToken cancellation)
    {
        var crossed = states.Instances.Values.Where(instance => instance.HasCrossed).Select(instance => instance.ResultFingerprint).ToHashSet();
        for (var attempt = 1; ; attempt++)
        {
            var results = await TryAsync(rule, crossed, at, cancellation);
            if (attempt >= settings.Attempts || !results.Any(result => result.State == ConditionState.Error))
            {
                return results.Count <= settings.MostInstances ? results :
                [
                    Failure($"rule \"{rule.Definition.Title}\" brought {results.Count} series, at most {settings.MostInstances} are evaluated. Aggregate in its query, or split the rule."),
                ];
            }

            await Task.Delay(settings.RetryDelay * Math.Pow(1.5, attempt - 1), time, cancellation);
        }
    }

    private async Task<IReadOnlyList<ConditionResult>> TryAsync(StoredRule rule, HashSet<ulong> crossed, DateTimeOffset at, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await evaluator.EvaluateAsync(rule, at, crossed, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return [Failure($"the evaluation took longer than {settings.Timeout.TotalSeconds:0} s (GF_UNIFIED_ALERTING_EVALUATION_TIMEOUT)")];
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(error, "Rule \"{Title}\" ({Uid}): the evaluation failed.", rule.Definition.Title, rule.Uid);
            return [Failure(error.Message)];
        }
    }

    /// <returns>False where the notifier refused them: the next evaluation posts them again.</returns>
    private async Task<bool> PostAsync(string uid, IEnumerable<PostedAlert> alerts)
    {
        var posted = alerts.ToList();
        if (posted.Count == 0)
        {
            return true;
        }

        try
        {
            await sink.PostAsync(posted, CancellationToken.None);
            return true;
        }
        catch (Exception error)
        {
            logger.LogError(error, "The notifier did not take {Count} alerts of rule {Uid}. The next evaluation posts them again.", posted.Count, uid);
            return false;
        }
    }

    private async Task SaveAsync(string uid, StoredRule? rule, RuleStates states, List<StateTransition> transitions)
    {
        var dashboard = rule is not null && transitions.Exists(transition => transition.Changed) && StateHistory.Dashboard(rule) is { } known ? dashboards.Find(known)?.Id : null;
        try
        {
            await store.SaveAsync(uid, states, rule is null ? [] : StateHistory.Of(rule, transitions, dashboard), CancellationToken.None);
        }
        catch (Exception error)
        {
            logger.LogError(error, "States of rule {Uid} could not be kept; they would not survive a restart. The next evaluation tries again. Look for space and rights of GF_PATHS_DATA.", uid);
        }
    }

    private static AlertInstance Sent(AlertInstance instance, DateTimeOffset at) => instance with
    {
        LastSentAt = at,
        SentAs = instance.State switch
        {
            InstanceState.NoData or InstanceState.Error => instance.State,
            InstanceState.Normal => instance.SentAs,
            _ => InstanceState.Alerting,
        },
    };

    private static ConditionResult Failure(string message) =>
        new(ConditionState.Error, LabelSet.Empty, new Dictionary<string, CapturedValue>(StringComparer.Ordinal), "", message);
}
