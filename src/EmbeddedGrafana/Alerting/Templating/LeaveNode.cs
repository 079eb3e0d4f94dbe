namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary><c>{{break}}</c> or <c>{{continue}}</c></summary>
internal sealed record LeaveNode(bool Break) : TemplateNode;
