using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

/// <summary>Alerts on their way to one integration.</summary>
/// <param name="Receiver">Name of the contact point.</param>
internal sealed record Notification(string Receiver, string GroupKey, LabelSet GroupLabels, IReadOnlyList<NotifiedAlert> Alerts);
