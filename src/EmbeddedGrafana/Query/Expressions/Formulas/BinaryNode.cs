namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

internal sealed record BinaryNode(string Operator, FormulaNode Left, FormulaNode Right) : FormulaNode
{
    public override FormulaType Returns => Left.Returns > Right.Returns ? Left.Returns : Right.Returns;

    public override string ToString() => $"{Left} {Operator} {Right}";
}
