using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;

/// <summary>An alert as it lies in the database.</summary>
internal sealed record StoredAlert(
    Dictionary<string, string> Labels, Dictionary<string, string> Annotations, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset UpdatedAt, string GeneratorUrl)
{
    public static StoredAlert Of(Alert alert) => new(
        alert.Labels.ToDictionary(StringComparer.Ordinal), alert.Annotations.ToDictionary(StringComparer.Ordinal), alert.StartsAt, alert.EndsAt, alert.UpdatedAt, alert.GeneratorUrl);

    public Alert ToAlert()
    {
        LabelSet labels = Fingerprint.Set(Labels);
        return new(labels, Fingerprint.Of(labels), Annotations, StartsAt, EndsAt, UpdatedAt, GeneratorUrl);
    }
}
