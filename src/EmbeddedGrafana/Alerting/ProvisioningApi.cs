namespace Cortico.EmbeddedGrafana.Alerting;

/// <summary>Alert rules, contact points and policies: <c>/api/v1/provisioning</c>.</summary>
public static class ProvisioningApi
{
    public static IServiceCollection AddAlertingProvisioning(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapAlertingProvisioning(this IEndpointRouteBuilder routes) => routes;
}
