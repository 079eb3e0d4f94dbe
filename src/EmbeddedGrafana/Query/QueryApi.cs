using Cortico.EmbeddedGrafana.Identity;
using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Expressions.Frames;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>Panel queries: <c>POST /api/ds/query</c>.</summary>
public static class QueryApi
{
    public static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddSingleton(new QueryLimits())
        .AddSingleton<QueryTurns>()
        .AddSingleton<PrometheusClient>()
        .AddSingleton<QueryRunner>()
        .AddSingleton<ExpressionRunner>()
        .AddSingleton<RequestReader>();

    public static IEndpointRouteBuilder MapQueries(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/ds/query", QueryAsync).AddEndpointFilter<QueryTurnFilter>().Requires("datasources:query", Role.Viewer);
        return routes;
    }

    private static async Task QueryAsync(HttpContext context, RequestReader reader, QueryRunner runner, ExpressionRunner expressions)
    {
        var cancellation = context.RequestAborted;
        var (body, request) = await reader.ReadAsync(context.Request, cancellation);
        using (body)
        {
            if (request.Expressions.Count > 0)
            {
                await ExpressionResponseWriter.WriteAsync(context.Response, await expressions.RunAsync(request, cancellation), cancellation);
                return;
            }

            await ResponseWriter.WriteAsync(context.Response, await runner.RunAsync(request, cancellation), cancellation);
        }
    }
}
