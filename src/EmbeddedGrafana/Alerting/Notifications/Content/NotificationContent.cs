namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

/// <summary>What a notification says, whatever its form. Labels are sorted by name, <c>alertname</c> first.</summary>
/// <param name="TruncatedAlerts">Alerts that were left out.</param>
internal sealed record NotificationContent(
    string Receiver,
    IReadOnlyList<AlertContent> Alerts,
    IReadOnlyList<KeyValuePair<string, string>> GroupLabels,
    IReadOnlyList<KeyValuePair<string, string>> CommonLabels,
    IReadOnlyList<KeyValuePair<string, string>> CommonAnnotations,
    string ExternalUrl,
    string GroupKey,
    int TruncatedAlerts)
{
    public IEnumerable<AlertContent> Firing => Alerts.Where(alert => !alert.IsResolved);

    public IEnumerable<AlertContent> Resolved => Alerts.Where(alert => alert.IsResolved);

    /// <summary><c>firing</c> while any of them fires.</summary>
    public string Status => Firing.Any() ? "firing" : "resolved";
}
