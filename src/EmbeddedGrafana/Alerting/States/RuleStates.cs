using System.Collections.Immutable;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.Rules;

namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>The states of one rule. One writer at a time; readers take <see cref="Instances"/> as it is.</summary>
internal sealed class RuleStates(string fingerprint, ImmutableDictionary<string, AlertInstance> instances, DateTimeOffset? evaluated)
{
    /// <summary>Of the rule that they belong to.</summary>
    public string Fingerprint { get; private set; } = fingerprint;

    public ImmutableDictionary<string, AlertInstance> Instances { get; private set; } = instances;

    /// <summary>What the database holds.</summary>
    public ImmutableDictionary<string, AlertInstance> Stored { get; set; } = instances;

    /// <summary>The last evaluation, also one before a restart.</summary>
    public DateTimeOffset? Evaluated { get; private set; } = evaluated;

    /// <summary>The last evaluation of this process.</summary>
    public DateTimeOffset? Shown { get; private set; }

    public TimeSpan Duration { get; private set; }

    public static RuleStates Empty(string fingerprint) => new(fingerprint, ImmutableDictionary.Create<string, AlertInstance>(StringComparer.Ordinal), null);

    /// <summary>Takes the results of an evaluation.</summary>
    /// <returns>One transition for each instance, those included that this evaluation did not have.</returns>
    public List<StateTransition> Apply(StoredRule rule, InstanceLabels labels, IReadOnlyList<ConditionResult> results, DateTimeOffset at, TimeSpan duration)
    {
        var transitions = Present(rule, labels, results, at);
        var next = Instances.SetItems(transitions.Select(transition => KeyValuePair.Create(transition.Instance.Key, transition.Instance)));
        foreach (var missing in next.Values.Where(instance => instance.LastEvaluation != at).ToList())
        {
            var transition = Missing(rule, missing, at);
            transitions.Add(transition);
            next = transition.IsStale ? next.Remove(missing.Key) : next.SetItem(missing.Key, transition.Instance);
        }

        (Instances, Evaluated, Shown, Duration) = (next, at, at, duration);
        return transitions;
    }

    /// <summary>Notes that instances were posted.</summary>
    public void Sent(IEnumerable<AlertInstance> sent) =>
        Instances = Instances.SetItems(sent.Where(instance => Instances.ContainsKey(instance.Key)).Select(instance => KeyValuePair.Create(instance.Key, instance)));

    /// <summary>Forgets all instances: the rule is another one now, is paused, or gone.</summary>
    public List<StateTransition> Reset(string fingerprint, string reason, DateTimeOffset now)
    {
        var transitions = Instances.Values.OrderBy(instance => instance.Key, StringComparer.Ordinal).Select(instance => new StateTransition(
            instance with
            {
                State = InstanceState.Normal, Reason = reason, Error = null, StartsAt = instance.State == InstanceState.Normal ? instance.StartsAt : now, EndsAt = now,
                ResolvedAt = instance.Fires ? now : null, LastEvaluation = now, Values = AlertInstance.NoValues,
            },
            instance.State, instance.Reason)).ToList();
        (Fingerprint, Instances, Evaluated, Shown, Duration) = (fingerprint, Instances.Clear(), null, null, TimeSpan.Zero);
        return transitions;
    }

    private List<StateTransition> Present(StoredRule rule, InstanceLabels labels, IReadOnlyList<ConditionResult> results, DateTimeOffset at)
    {
        var step = new StateStep(rule, at);
        if (results is [var first, ..] && !Instances.IsEmpty && ForAll(rule, results) is { } extra)
        {
            return [.. Instances.Values.OrderBy(instance => instance.Key, StringComparer.Ordinal).Select(instance => step.Next(instance, first, extra))];
        }

        var transitions = new Dictionary<string, StateTransition>(StringComparer.Ordinal);
        foreach (var result in results)
        {
            var next = labels.New(result, at);
            var current = transitions.TryGetValue(next.Key, out var twice) ? twice.Instance : Instances.GetValueOrDefault(next.Key);
            transitions[next.Key] = step.Next(current is null ? next : Continued(next, current, result), result, []);
        }

        return [.. transitions.Values];
    }

    /// <summary>Where no data or an error is to be taken for something else, it is so for every instance that there is.</summary>
    /// <returns>Annotations for each; null where the results stand for themselves.</returns>
    private static Dictionary<string, string>? ForAll(StoredRule rule, IReadOnlyList<ConditionResult> results)
    {
        if (rule.Definition.NoDataState is "Alerting" or "OK" or "Ok" or "KeepLast" && results.All(result => result.State == ConditionState.NoData))
        {
            return new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["datasource_uid"] = string.Join(',', results.Select(result => result.Labels.Find("datasource_uid")).OfType<string>().Distinct(StringComparer.Ordinal)),
                ["ref_id"] = string.Join(',', results.Select(result => result.Labels.Find("ref_id")).OfType<string>()),
            };
        }

        return rule.Definition.ExecErrState is "Alerting" or "OK" or "Ok" or "KeepLast" && results.All(result => result.State == ConditionState.Error) ? [] : null;
    }

    private static AlertInstance Continued(AlertInstance next, AlertInstance current, ConditionResult result) => current with
    {
        Annotations = next.Annotations,
        Labels = current is { State: InstanceState.Error } && result.State == ConditionState.Error ? current.Labels : next.Labels,
    };

    private static StateTransition Missing(StoredRule rule, AlertInstance instance, DateTimeOffset at)
    {
        var evaluations = instance.State is InstanceState.Error or InstanceState.NoData ? 1 : rule.Definition.MissingSeriesEvalsToResolve is > 0 and var set ? set : 2;
        var next = at - instance.LastEvaluation >= TimeSpan.FromSeconds(evaluations * rule.IntervalSeconds)
            ? instance with
            {
                State = InstanceState.Normal, Reason = StateReason.MissingSeries, LastEvaluation = at, EndsAt = at, ResolvedAt = instance.Fires ? at : instance.ResolvedAt,
            }
            : instance with { IsMissed = true, EndsAt = instance.Fires ? StateClock.NextEnd(rule.IntervalSeconds, at) : instance.EndsAt };
        return new StateTransition(next, instance.State, instance.Reason);
    }
}
