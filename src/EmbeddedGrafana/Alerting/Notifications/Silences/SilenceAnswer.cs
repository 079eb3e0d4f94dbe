namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;

/// <summary>A silence as it is answered; times to the millisecond.</summary>
internal sealed record SilenceAnswer(
    string Comment, string CreatedBy, string EndsAt, string Id, IReadOnlyList<SilenceMatcher> Matchers, string StartsAt, SilenceStatus Status, string UpdatedAt);
