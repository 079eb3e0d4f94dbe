namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Prints what the pipeline gives, unless it gives that to a variable.</summary>
internal sealed record ActionNode(PipelineNode Pipeline) : TemplateNode;
