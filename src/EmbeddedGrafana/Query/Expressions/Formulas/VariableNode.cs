namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <param name="Name">The reference, without dollar and braces.</param>
internal sealed record VariableNode(string Name, string Text) : FormulaNode
{
    public override FormulaType Returns => FormulaType.Series;

    public override string ToString() => Text;
}
