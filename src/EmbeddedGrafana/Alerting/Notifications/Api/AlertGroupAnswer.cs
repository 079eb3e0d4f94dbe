namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

internal sealed record AlertGroupAnswer(IReadOnlyList<AlertAnswer> Alerts, SortedDictionary<string, string> Labels, ReceiverName Receiver);
