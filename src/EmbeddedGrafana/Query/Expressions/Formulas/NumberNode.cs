namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

internal sealed record NumberNode(string Text, double Value) : FormulaNode
{
    public override FormulaType Returns => FormulaType.Scalar;

    public override string ToString() => Text;
}
