namespace Cortico.EmbeddedGrafana.Identity;

public static class IdentityServices
{
    public static IServiceCollection AddIdentity(this IServiceCollection services) => services;

    public static IApplicationBuilder UseIdentity(this IApplicationBuilder app) => app;
}
