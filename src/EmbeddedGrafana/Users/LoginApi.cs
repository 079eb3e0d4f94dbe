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
        Credentials body, HttpContext context, Authenticator authenticator, SessionCookie cookie, TimeProvider time, CancellationToken cancellation)
    {
        if (Origin.IsForeign(context.Request))
        {
            return GrafanaError.Message(StatusCodes.Status403Forbidden, "origin not allowed");
        }

        var (login, from) = (body.User ?? "", context.Connection.RemoteIpAddress);
        if (await authenticator.LoginAsync(login, body.Password ?? "", from, cancellation) is not { } user)
        {
            if (authenticator.LockedUntil(login, from) is { } until)
            {
                context.Response.TellLock(until, time);
            }

            return GrafanaError.Identified(StatusCodes.Status401Unauthorized, "password-auth.failed", "Invalid username or password");
        }

        await cookie.BeginAsync(context, user.Id, cancellation);
        return Results.Json(new LoginAnswer("Logged in", "/"), UsersJson.Default.LoginAnswer);
    }

    private static async Task<IResult> LogoutAsync(HttpContext context, SessionCookie cookie, CancellationToken cancellation)
    {
        // A page of another origin that loads this address as a picture or frame shall not end the session.
        if (Origin.IsForeign(context.Request))
        {
            return Results.Redirect("/");
        }

        await cookie.EndAsync(context, cancellation);
        return Results.Redirect("/login");
    }
}
