namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>An expression that was read, with the reference that it stands for.</summary>
internal sealed record ExpressionCommand(string RefId, IExpressionCommand Command);
