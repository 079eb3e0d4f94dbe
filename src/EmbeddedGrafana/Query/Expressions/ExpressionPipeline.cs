using Cortico.EmbeddedGrafana.Query.Expressions.Commands;

namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>Runs expressions in their order on what the data queries brought.</summary>
internal static class ExpressionPipeline
{
    /// <param name="queries">What the data queries came to.</param>
    /// <param name="commands">In an order in which each finds its inputs.</param>
    /// <param name="mostPoints">That the expressions may make, all of them together.</param>
    /// <returns>A result for each of both, by reference.</returns>
    public static IReadOnlyDictionary<string, ExpressionResult> Run(IEnumerable<ExpressionResult> queries, IReadOnlyList<ExpressionCommand> commands, int mostPoints)
    {
        var results = new SortedDictionary<string, ExpressionResult>(StringComparer.Ordinal);
        foreach (var query in queries)
        {
            results[query.RefId] = query;
        }

        var budget = new PointBudget(mostPoints);
        foreach (var command in commands)
        {
            results[command.RefId] = Run(command, results, budget);
        }

        return results;
    }

    private static ExpressionResult Run(ExpressionCommand command, SortedDictionary<string, ExpressionResult> results, PointBudget budget)
    {
        var failed = command.Command.Inputs.FirstOrDefault(input => results[input].Error is not null);
        if (failed is not null)
        {
            return ExpressionResult.Failed(command.RefId, ExpressionError.Dependency(command.RefId, failed));
        }

        try
        {
            return new ExpressionResult(command.RefId, command.Command.Execute(results, budget));
        }
        catch (ExpressionFailure failure)
        {
            return ExpressionResult.Failed(command.RefId, new ExpressionError(failure.Message));
        }
    }
}
