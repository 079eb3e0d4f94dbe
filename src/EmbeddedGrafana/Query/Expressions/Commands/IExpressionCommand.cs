using Cortico.EmbeddedGrafana.Query.Expressions.Values;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Commands;

/// <summary>What an expression does with the results of others.</summary>
internal interface IExpressionCommand
{
    /// <summary>Grafana's name: "reduce", "threshold", "math", "resample", "classic_conditions".</summary>
    string Type { get; }

    /// <summary>The references that must have a result first.</summary>
    IReadOnlyCollection<string> Inputs { get; }

    /// <param name="budget">Spent for each point of a series that it makes.</param>
    /// <exception cref="ExpressionFailure">The inputs are of a kind that the command cannot work on, or too many.</exception>
    IReadOnlyList<ExpressionValue> Execute(IReadOnlyDictionary<string, ExpressionResult> results, PointBudget budget);
}
