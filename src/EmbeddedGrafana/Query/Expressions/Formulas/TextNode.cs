namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <summary>Text in quotes. No function takes any, but the grammar knows it and says so.</summary>
internal sealed record TextNode(string Quoted) : FormulaNode
{
    public override FormulaType Returns => FormulaType.Text;

    public override string ToString() => Quoted;
}
