namespace Cortico.EmbeddedGrafana.Query;

/// <summary>Panel queries: <c>POST /api/ds/query</c>.</summary>
public static class QueryApi
{
    public static IServiceCollection AddQueries(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapQueries(this IEndpointRouteBuilder routes) => routes;
}
