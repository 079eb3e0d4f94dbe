namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>Expressions that cannot be put in an order: an unknown reference, one to itself, a circle. Grafana tells a rule what it is, a panel only that there is an error.</summary>
internal sealed class ExpressionGraphException(string message) : Exception(message);
