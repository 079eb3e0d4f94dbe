namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <summary>In the order in which an operator's result goes by the higher one.</summary>
internal enum FormulaType
{
    Text,
    Scalar,
    Series,
}
