namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>A command that cannot go on with the data it has got, in Grafana's words.</summary>
internal sealed class ExpressionFailure(string message) : Exception(message);
