namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>A piece of a template that was read.</summary>
internal abstract record TemplateNode;
