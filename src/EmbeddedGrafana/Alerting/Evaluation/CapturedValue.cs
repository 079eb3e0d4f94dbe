using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>The number that one reference of a rule came to: <c>$values.B.Value</c> and <c>$values.B.Labels</c> of a template.</summary>
internal sealed record CapturedValue(LabelSet Labels, double? Value);
