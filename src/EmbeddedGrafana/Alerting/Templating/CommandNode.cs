namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>A function with its operands, or a single operand.</summary>
internal sealed record CommandNode(IReadOnlyList<OperandNode> Operands);
