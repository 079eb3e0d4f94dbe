namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Goes into the result as it is.</summary>
internal sealed record TextNode(string Text) : TemplateNode;
