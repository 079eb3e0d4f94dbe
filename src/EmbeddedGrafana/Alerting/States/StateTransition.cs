namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>A state after an evaluation, and what it was before.</summary>
internal sealed record StateTransition(AlertInstance Instance, InstanceState Previous, string PreviousReason)
{
    public string PreviousFormatted => StateReason.With(Previous, PreviousReason);

    public bool Changed => Previous != Instance.State || PreviousReason != Instance.Reason;

    /// <summary>The series is gone: the instance is told of once more and forgotten.</summary>
    public bool IsStale => Instance.Reason == StateReason.MissingSeries;
}
