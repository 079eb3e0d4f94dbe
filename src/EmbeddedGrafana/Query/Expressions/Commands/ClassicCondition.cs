namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>One of the conditions of a classic condition.</summary>
/// <param name="Operator">"and", "or" or "logic-or" with what came before it.</param>
/// <param name="Reducer">One that <see cref="ClassicReducer"/> knows.</param>
internal sealed record ClassicCondition(string Input, string Reducer, ClassicEvaluator Evaluator, string Operator);
