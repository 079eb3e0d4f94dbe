using Cortico.EmbeddedGrafana.Query.Expressions.Commands;
using Cortico.EmbeddedGrafana.Query.Expressions.Values;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Formulas;

/// <summary>Computes a formula over results.</summary>
internal sealed class MathCommand(string refId, Formula formula) : IExpressionCommand
{
    public string Type => "math";

    public IReadOnlyCollection<string> Inputs => formula.Variables;

    public IReadOnlyList<ExpressionValue> Execute(IReadOnlyDictionary<string, ExpressionResult> results, PointBudget budget)
    {
        var drops = new DroppedValues();
        var values = new FormulaRun(refId, results, drops, budget).Evaluate(formula.Root);
        if (drops.Count > 0 && values.Count > 0)
        {
            values[0].AddWarning(drops.ToString());
        }

        return values;
    }
}
