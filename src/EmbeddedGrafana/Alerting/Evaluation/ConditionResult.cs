using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>What one evaluation says of one series of a rule's condition, before "for" and the rule's no-data and error states.</summary>
/// <param name="Labels">Of the series; those of a NoData result name <c>datasource_uid</c> and <c>ref_id</c>.</param>
/// <param name="Values">What each reference came to for this series, for templates and webhooks; null where it had no number.</param>
/// <param name="ValueString">As Grafana writes it: <c>[ var='A' labels={job=web} value=1 ], [ … ]</c>.</param>
/// <param name="Error">Null unless the state is Error.</param>
internal sealed record ConditionResult(
    ConditionState State, LabelSet Labels, IReadOnlyDictionary<string, CapturedValue> Values, string ValueString, string? Error);
