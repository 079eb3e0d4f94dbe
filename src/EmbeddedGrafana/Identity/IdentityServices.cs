namespace Cortico.EmbeddedGrafana.Identity;

public static class IdentityServices
{
    public static IServiceCollection AddIdentity(this IServiceCollection services) => services
        .AddSingleton<UserStore>().AddSingleton<TokenStore>().AddSingleton<SessionStore>().AddSingleton<SessionCookie>()
        .AddSingleton<LoginAttempts>().AddSingleton<LoginTurns>().AddSingleton<PasswordCheck>().AddSingleton<Authenticator>().AddSingleton<FirstAdministrator>();

    /// <summary>Everything after this has a <see cref="Caller"/>, unless its endpoint is public.</summary>
    public static IApplicationBuilder UseIdentity(this IApplicationBuilder app) => app.UseMiddleware<Gate>();
}
