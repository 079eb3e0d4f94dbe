using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;

/// <summary>A group at the moment when it may notify.</summary>
/// <param name="Alerts">In the order in which they are told.</param>
/// <param name="At">When the flush was due.</param>
/// <param name="Cancellation">Ends when the next flush is due.</param>
internal sealed record Flush(AlertGroup Group, IReadOnlyList<NotifiedAlert> Alerts, DateTimeOffset At, CancellationToken Cancellation);
