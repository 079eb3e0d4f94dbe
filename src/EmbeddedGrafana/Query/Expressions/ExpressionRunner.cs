using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Query.Expressions.Commands;

namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>Runs a request that has expressions among its queries.</summary>
internal sealed class ExpressionRunner(QueryRunner runner, QueryLimits limits)
{
    /// <returns>A result for each query that is not hidden, by reference.</returns>
    /// <exception cref="GrafanaErrorException">An expression cannot be read, or they make no order. No query is sent then.</exception>
    public async Task<IReadOnlyList<ExpressionResult>> RunAsync(QueryRequest request, CancellationToken cancellation)
    {
        var commands = Commands(request);
        var outcomes = request.Queries.Count == 0 ? [] : await runner.RunAsync(request, cancellation);
        var results = ExpressionPipeline.Run(outcomes.Select(DataQueryConverter.Convert), commands, limits.PointsOfExpressions);
        return [.. results.Values.Where(result => !request.Hidden.Contains(result.RefId))];
    }

    private static IReadOnlyList<ExpressionCommand> Commands(QueryRequest request)
    {
        try
        {
            return ExpressionGraph.Order([.. request.Queries.Select(query => query.RefId)], [.. request.Expressions.Select(CommandReader.Read)]);
        }
        catch (ExpressionParseException error)
        {
            throw GrafanaError.Identified(
                StatusCodes.Status400BadRequest, ExpressionParseException.MessageId, error.Message, new() { ["error"] = error.Problem, ["refId"] = error.RefId }).ToException();
        }
        catch (ExpressionGraphException)
        {
            throw GrafanaError.Message(StatusCodes.Status500InternalServerError, "Query data error").ToException();
        }
    }
}
