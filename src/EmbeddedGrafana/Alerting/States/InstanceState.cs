namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>Where an alert instance stands; the names are Grafana's.</summary>
internal enum InstanceState
{
    Normal,
    Pending,
    Alerting,

    /// <summary>The condition no longer holds, and <c>keep_firing_for</c> has not passed.</summary>
    Recovering,
    NoData,
    Error,
}
