namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>Data sources: <c>/api/datasources</c>.</summary>
public static class DataSourceApi
{
    public static IServiceCollection AddDataSources(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapDataSources(this IEndpointRouteBuilder routes) => routes;
}
