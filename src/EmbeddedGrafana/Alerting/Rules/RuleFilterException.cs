namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>A filter of the rule states is malformed.</summary>
internal sealed class RuleFilterException(string message, Exception? inner = null) : Exception(message, inner);
