namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>An expression whose settings make no command; the message is Grafana's, without the reference.</summary>
internal sealed class CommandSyntaxException(string message) : Exception(message);
