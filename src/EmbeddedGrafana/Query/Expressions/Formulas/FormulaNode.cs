namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <summary>A part of a formula; its text is that of Grafana's remarks, without brackets.</summary>
internal abstract record FormulaNode
{
    /// <summary>Grafana's guess of what it gives before it has run: a string, a scalar, or series, in this order.</summary>
    public abstract FormulaType Returns { get; }
}
