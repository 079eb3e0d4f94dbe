namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <param name="Definitions">Bodies of <c>{{define "name"}}</c>.</param>
internal sealed record ParsedTemplate(IReadOnlyList<TemplateNode> Body, IReadOnlyDictionary<string, IReadOnlyList<TemplateNode>> Definitions);
