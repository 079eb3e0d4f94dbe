using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>
/// One instance's next state, as Grafana decides it
/// (https://grafana.com/docs/grafana/latest/alerting/fundamentals/alert-rule-evaluation/stale-alert-instances/ and beside it).
/// </summary>
internal sealed partial class StateStep(StoredRule rule, DateTimeOffset at)
{
    private TimeSpan For => rule.Definition.For.Value;

    private TimeSpan KeepFiringFor => rule.Definition.KeepFiringFor.Value;

    private DateTimeOffset NextEnd => StateClock.NextEnd(rule.IntervalSeconds, at);

    /// <param name="current">With the labels and annotations that it shall have, in the state that it had.</param>
    /// <param name="extra">Annotations beside them.</param>
    public StateTransition Next(AlertInstance current, ConditionResult result, IEnumerable<KeyValuePair<string, string>> extra)
    {
        var next = current with { LastEvaluation = at, IsMissed = false, Values = NextValues(current, result), ValueString = result.ValueString };
        if (current.State == InstanceState.Error && result.State != ConditionState.Error)
        {
            next = next with { Labels = Without(next.Labels, result.Labels) };
        }

        next = result.State switch
        {
            ConditionState.Normal => Normal(next),
            ConditionState.Alerting => Alerting(next),
            ConditionState.NoData => NoData(next, result),
            _ => Error(next, result),
        };
        next = next with { Reason = Reason(next.State, result.State) };
        if (next.State == InstanceState.Normal && current.Fires)
        {
            next = next with { ResolvedAt = at };
        }
        else if (next.State is not (InstanceState.Normal or InstanceState.Pending))
        {
            next = next with { ResolvedAt = null };
        }

        return new StateTransition(next with { Annotations = next.Annotations.SetItems(extra) }, current.State, current.Reason);
    }

    private AlertInstance Normal(AlertInstance instance) => instance.State switch
    {
        InstanceState.Normal => instance,
        InstanceState.Recovering when at - instance.StartsAt < KeepFiringFor => instance with { EndsAt = NextEnd },
        InstanceState.Alerting when KeepFiringFor > TimeSpan.Zero => Changed(instance, InstanceState.Recovering),
        _ => instance with { State = InstanceState.Normal, StartsAt = at, EndsAt = at, Error = null },
    };

    private AlertInstance Alerting(AlertInstance instance) => instance.State switch
    {
        InstanceState.Alerting => instance with { EndsAt = NextEnd },
        InstanceState.Pending => at - instance.StartsAt >= For ? Changed(instance, InstanceState.Alerting) : instance,
        InstanceState.Recovering => Changed(instance, InstanceState.Alerting),
        _ => Changed(instance, For > TimeSpan.Zero ? InstanceState.Pending : InstanceState.Alerting),
    };

    private AlertInstance NoData(AlertInstance instance, ConditionResult result) => rule.Definition.NoDataState switch
    {
        "Alerting" => Alerting(instance),
        "OK" or "Ok" => Normal(instance),
        "KeepLast" => KeepLast(instance),
        _ => Failing(instance, InstanceState.NoData, result.Error),
    };

    private AlertInstance Error(AlertInstance instance, ConditionResult result) => rule.Definition.ExecErrState switch
    {
        "Alerting" => Explained(Alerting(instance) with { Error = result.Error }, result, asLabels: false),
        "OK" or "Ok" => Explained(Normal(instance), result, asLabels: false),
        "KeepLast" => Explained(KeepLast(instance), result, asLabels: false),
        _ => Explained(Failing(instance, InstanceState.Error, result.Error) with { Error = result.Error }, result, asLabels: true),
    };

    /// <summary>NoData and Error as states of their own: they too wait for <c>for</c>.</summary>
    private AlertInstance Failing(AlertInstance instance, InstanceState state, string? error)
    {
        if (instance.State == state)
        {
            return instance with { EndsAt = NextEnd, Error = error };
        }

        var waits = instance.State switch
        {
            InstanceState.Pending => at - instance.StartsAt < For,
            InstanceState.Normal => For > TimeSpan.Zero,
            _ => false,
        };
        return (waits, instance.State) switch
        {
            (true, InstanceState.Pending) => instance,
            (true, _) => Changed(instance, InstanceState.Pending),
            _ => Changed(instance, state),
        };
    }

    private AlertInstance KeepLast(AlertInstance instance) => instance.State switch
    {
        InstanceState.Alerting => Alerting(instance),
        InstanceState.Pending => Alerting(instance),

        // Grafana has no rule for Recovering here: it would end at once; kept as what it is until it may end.
        InstanceState.Recovering => Normal(instance),
        _ => instance.State == InstanceState.Normal ? instance : Normal(instance),
    };

    private AlertInstance Changed(AlertInstance instance, InstanceState state) => instance with { State = state, StartsAt = at, EndsAt = NextEnd, Error = null };

    private string Reason(InstanceState state, ConditionState result) => result switch
    {
        ConditionState.NoData when state != InstanceState.NoData => rule.Definition.NoDataState == "KeepLast" ? "NoData, KeepLast" : StateReason.NoData,
        ConditionState.Error when state != InstanceState.Error => rule.Definition.ExecErrState == "KeepLast" ? "Error, KeepLast" : StateReason.Error,
        _ => "",
    };

    /// <summary>Adds the error, and which query of which data source failed.</summary>
    private AlertInstance Explained(AlertInstance instance, ConditionResult result, bool asLabels)
    {
        if (result.Error is not { } error)
        {
            return instance;
        }

        var annotations = instance.Annotations.SetItem("Error", error);
        var reference = FailedQuery.Match(error) is { Success: true } match ? match.Groups[1].Value : result.Labels.Find("ref_id");
        if (rule.Definition.Data?.FirstOrDefault(query => query.RefId == reference) is not { } query)
        {
            return instance with { Annotations = annotations.Remove("ref_id").Remove("datasource_uid") };
        }

        return asLabels
            ? instance with { Annotations = annotations, Labels = instance.Labels.With(("ref_id", query.RefId), ("datasource_uid", query.DatasourceUid)) }
            : instance with { Annotations = annotations.SetItem("ref_id", query.RefId).SetItem("datasource_uid", query.DatasourceUid) };
    }

    /// <summary>An error put labels on it that its series does not have.</summary>
    private static LabelSet Without(LabelSet labels, LabelSet ofResult) =>
        labels.Where(label => label.Key is not ("ref_id" or "datasource_uid") || ofResult.Find(label.Key) is not null).ToLabelSet();

    private static ImmutableSortedDictionary<string, double> NextValues(AlertInstance current, ConditionResult result) => result.State is ConditionState.NoData or ConditionState.Error
        ? AlertInstance.NoValues.AddRange(current.Values.Keys.Select(reference => KeyValuePair.Create(reference, -1d)))
        : AlertInstance.NoValues.AddRange(result.Values.Select(value => KeyValuePair.Create(value.Key, value.Value.Value ?? double.NaN)));

    [GeneratedRegex(@"^\[sse\.(?:dataQueryError|readDataError)\] (?:failed to execute query )?\[([^\]]+)\]")]
    private static partial Regex FailedQuery { get; }
}
