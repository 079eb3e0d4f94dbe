namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <param name="Fields">Names after it: <c>$values.A.Value</c>.</param>
internal sealed record OperandNode(OperandKind Kind, string Name, object? Value, IReadOnlyList<string> Fields, PipelineNode? Inner = null);
