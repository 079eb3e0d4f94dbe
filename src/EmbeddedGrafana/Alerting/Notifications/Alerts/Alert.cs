using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;

/// <summary>An alert as the notifier keeps it.</summary>
/// <param name="Fingerprint">Of the labels: what makes two posts the same alert.</param>
/// <param name="EndsAt">In the past: resolved; else it resolves then, unless it is posted again.</param>
/// <param name="UpdatedAt">When it was last posted.</param>
internal sealed record Alert(
    LabelSet Labels,
    ulong Fingerprint,
    IReadOnlyDictionary<string, string> Annotations,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset UpdatedAt,
    string GeneratorUrl)
{
    public const string RuleUidLabel = "__alert_rule_uid__";

    public static Alert Of(PostedAlert posted, DateTimeOffset now) =>
        new(posted.Labels, Alerts.Fingerprint.Of(posted.Labels), posted.Annotations, posted.StartsAt, posted.EndsAt, now, posted.GeneratorUrl);

    public bool IsResolvedAt(DateTimeOffset moment) => EndsAt <= moment;

    /// <summary>Joins it with what was known of it before, as Alertmanager does: posts whose times overlap are one alert, which began with the first of them.</summary>
    public Alert After(Alert earlier)
    {
        var overlaps = (EndsAt > earlier.StartsAt && EndsAt < earlier.EndsAt) || (StartsAt > earlier.StartsAt && StartsAt < earlier.EndsAt);
        if (!overlaps)
        {
            return this;
        }

        var endsLater = earlier.EndsAt > EndsAt && (!IsResolvedAt(UpdatedAt) || earlier.IsResolvedAt(UpdatedAt));
        return this with { StartsAt = earlier.StartsAt < StartsAt ? earlier.StartsAt : StartsAt, EndsAt = endsLater ? earlier.EndsAt : EndsAt };
    }

    /// <summary>
    /// After an outage: an alert that fired gets as long as it had when it was posted, so that the rules can post it again before it
    /// would count as resolved.
    /// </summary>
    public Alert AfterRestart(DateTimeOffset now) =>
        IsResolvedAt(UpdatedAt) || now <= UpdatedAt ? this : this with { EndsAt = now + (EndsAt - UpdatedAt) };
}
