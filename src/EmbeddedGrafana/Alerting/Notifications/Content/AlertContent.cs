namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Content;

/// <summary>An alert as receivers see it: without Grafana's own labels and annotations, with the addresses of its pages.</summary>
/// <param name="Labels">By name, <c>alertname</c> first.</param>
/// <param name="EndsAt">Null while it fires.</param>
/// <param name="Values">Name of the query or expression and its number as JSON, by name; null where the alert has none.</param>
/// <param name="DashboardUrl">Empty where the rule names none.</param>
internal sealed record AlertContent(
    bool IsResolved,
    IReadOnlyList<KeyValuePair<string, string>> Labels,
    IReadOnlyList<KeyValuePair<string, string>> Annotations,
    DateTimeOffset StartsAt,
    DateTimeOffset? EndsAt,
    string GeneratorUrl,
    string Fingerprint,
    string SilenceUrl,
    string DashboardUrl,
    string PanelUrl,
    string RuleUid,
    IReadOnlyList<KeyValuePair<string, string>>? Values,
    string ValueString,
    long? OrgId);
