namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <param name="Operator">"-" or "!".</param>
internal sealed record UnaryNode(string Operator, FormulaNode Argument) : FormulaNode
{
    public override FormulaType Returns => Argument.Returns;

    public override string ToString() => Operator + Argument;
}
