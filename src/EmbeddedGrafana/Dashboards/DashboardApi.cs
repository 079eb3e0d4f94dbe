namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>Dashboards: <c>/api/dashboards</c>, <c>/api/search</c>.</summary>
public static class DashboardApi
{
    public static IServiceCollection AddDashboards(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapDashboards(this IEndpointRouteBuilder routes) => routes;
}
