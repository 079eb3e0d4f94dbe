namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

internal sealed record FunctionNode(string Name, IReadOnlyList<FormulaNode> Arguments) : FormulaNode
{
    public override FormulaType Returns => FormulaFunctions.TakesArgument(Name) && Arguments.Count > 0 ? Arguments[0].Returns : FormulaType.Scalar;

    public override string ToString() => $"{Name}({string.Join(", ", Arguments)})";
}
