namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

/// <summary>Takes the alerts of the rules and notifies whom the policy tree names.</summary>
internal interface IAlertSink
{
    /// <summary>Keeps the alerts and returns; nothing is sent in this call.</summary>
    ValueTask PostAsync(IReadOnlyList<PostedAlert> alerts, CancellationToken cancellation);
}
