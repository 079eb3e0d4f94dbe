namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary><c>{{template "name" pipeline}}</c></summary>
internal sealed record IncludeNode(string Name, PipelineNode? Pipeline) : TemplateNode;
