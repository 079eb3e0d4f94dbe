using System.Collections.Immutable;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>An alert rule's state for one series.</summary>
internal sealed record AlertInstance
{
    /// <summary>Its identity in its rule: the labels it was first seen with.</summary>
    public required string Key { get; init; }

    /// <summary>The series', the rule's own and Grafana's; those between underscores are not for people.</summary>
    public required LabelSet Labels { get; init; }

    /// <summary>The rule's, expanded, and what tells of an error or of missing data.</summary>
    public required ImmutableSortedDictionary<string, string> Annotations { get; init; }

    /// <summary>Of the labels that the condition's series had by itself: a threshold with a second one for recovery knows the series by it.</summary>
    public ulong ResultFingerprint { get; init; }

    public InstanceState State { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Null where the evaluation went well, or an error is taken for normal.</summary>
    public string? Error { get; init; }

    /// <summary>By reference; -1 for each where there was no data.</summary>
    public ImmutableSortedDictionary<string, double> Values { get; init; } = NoValues;

    public string ValueString { get; init; } = "";

    public DateTimeOffset StartsAt { get; init; }

    /// <summary>When the notifier may take it for over if it hears no more.</summary>
    public DateTimeOffset EndsAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public DateTimeOffset? LastSentAt { get; init; }

    /// <summary>The last evaluation that had this series.</summary>
    public DateTimeOffset LastEvaluation { get; init; }

    /// <summary>Whether evaluations since then did not have it.</summary>
    public bool IsMissed { get; init; }

    /// <summary>How it was last sent: NoData and Error go under a name of their own, their resolved message too.</summary>
    public InstanceState SentAs { get; init; } = InstanceState.Alerting;

    public static ImmutableSortedDictionary<string, double> NoValues { get; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    public string Formatted => StateReason.With(State, Reason);

    /// <summary>Whether its series has crossed the threshold, not for want of data or for an error: it stays so until the one for recovery is met.</summary>
    public bool HasCrossed => State is InstanceState.Alerting or InstanceState.Pending && Reason.Length == 0;

    /// <summary>Whether the notifier holds it for firing.</summary>
    public bool Fires => State is InstanceState.Alerting or InstanceState.Recovering or InstanceState.NoData or InstanceState.Error;
}
