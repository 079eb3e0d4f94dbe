namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <param name="Variables">The references in it, each once.</param>
internal sealed record Formula(FormulaNode Root, IReadOnlyCollection<string> Variables);
