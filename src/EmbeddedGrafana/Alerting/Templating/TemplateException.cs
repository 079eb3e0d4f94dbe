namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>A template that cannot be read or fails while it runs; whoever expands leaves the text as it is.</summary>
internal sealed class TemplateException(string message, Exception? inner = null) : Exception(message, inner);
