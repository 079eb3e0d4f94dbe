namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>A rule that cannot be evaluated as it is written; the message is Grafana's.</summary>
internal sealed class RuleEvaluationException(string message) : Exception(message);
