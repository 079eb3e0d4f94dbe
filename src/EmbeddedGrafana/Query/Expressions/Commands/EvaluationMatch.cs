using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>A series that meets one of the conditions of a classic condition.</summary>
/// <param name="Value">What the series was reduced to.</param>
internal sealed record EvaluationMatch(string Metric, LabelSet? Labels, double? Value);
