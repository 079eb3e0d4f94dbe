using Cortico.EmbeddedGrafana.Configuration;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Users;

/// <summary>A browser's way in and out: a cookie for a password.</summary>
internal static class LoginApi
{
    public static IEndpointRouteBuilder MapLogin(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/login", LoginAsync).Public();
        routes.MapGet("/logout", LogoutAsync).Public();
        return routes;
    }

    private static async Task<IResult> LoginAsync(
        Credentials body, HttpContext context, Authenticator authenticator, SessionStore sessions, GrafanaSettings settings, TimeProvider time, CancellationToken cancellation)
    {
        if (await authenticator.LoginAsync(body.User ?? "", body.Password ?? "", cancellation) is not { } user)
        {
            return GrafanaError.Identified(StatusCodes.Status401Unauthorized, "password-auth.failed", "Invalid username or password");
        }

        var cookies = context.Response.Cookies;
        cookies.Append(Authenticator.CookieName, await sessions.BeginAsync(user.Id, cancellation), Cookie(settings, httpOnly: true));
        cookies.Append(Authenticator.CookieName + "_expiry", (time.GetUtcNow() + SessionStore.Lifetime).ToUnixTimeSeconds().ToString(), Cookie(settings, httpOnly: false));
        return Results.Json(new LoginAnswer("Logged in", "/"), UsersJson.Default.LoginAnswer);
    }

    private static async Task<IResult> LogoutAsync(HttpContext context, SessionStore sessions, CancellationToken cancellation)
    {
        if (context.Request.Cookies.TryGetValue(Authenticator.CookieName, out var session))
        {
            await sessions.EndAsync(session, cancellation);
        }

        context.Response.Cookies.Delete(Authenticator.CookieName);
        context.Response.Cookies.Delete(Authenticator.CookieName + "_expiry");
        return Results.Redirect("/login");
    }

    /// <summary>Scripts may read the time of expiry, never the session itself.</summary>
    private static CookieOptions Cookie(GrafanaSettings settings, bool httpOnly) => new()
    {
        Path = "/", HttpOnly = httpOnly, SameSite = SameSiteMode.Lax, MaxAge = SessionStore.Lifetime, Secure = settings.RootUrl.Scheme == "https",
    };
}
