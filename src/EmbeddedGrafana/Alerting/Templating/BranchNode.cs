namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary><c>if</c>, <c>with</c> or <c>range</c> with its two bodies.</summary>
internal sealed record BranchNode(BranchKind Kind, PipelineNode Pipeline, IReadOnlyList<TemplateNode> Body, IReadOnlyList<TemplateNode> Else) : TemplateNode;
