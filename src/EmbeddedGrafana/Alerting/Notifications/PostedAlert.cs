using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications;

/// <summary>An alert as the rules post it to the notifier, again and again while it fires, as Grafana posts to its Alertmanager.</summary>
/// <param name="Labels">Identity of the alert: <c>alertname</c>, <c>grafana_folder</c>, the rule's and the series'.</param>
/// <param name="Annotations">The rule's, expanded, and Grafana's own between underscores: <c>__orgId__</c>, <c>__values__</c>, <c>__value_string__</c>, <c>__dashboardUid__</c>, <c>__panelId__</c>, <c>__alertId__</c>.</param>
/// <param name="StartsAt">When it began to fire.</param>
/// <param name="EndsAt">In the past: resolved then. In the future: takes effect if it is not posted again until then.</param>
/// <param name="GeneratorUrl">The rule's page.</param>
internal sealed record PostedAlert(
    LabelSet Labels, IReadOnlyDictionary<string, string> Annotations, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string GeneratorUrl);
