namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;

/// <summary>A silence as it is sent.</summary>
/// <param name="Id">Of the one to change; absent for a new one.</param>
internal sealed record SilenceBody(
    string? Id, IReadOnlyList<SilenceMatcher>? Matchers, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string? CreatedBy, string? Comment);
