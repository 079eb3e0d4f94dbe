using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;
using Cortico.EmbeddedGrafana.Page.Html;

namespace Cortico.EmbeddedGrafana.Page.Login;

/// <summary>The login page and its form: <c>/login</c> and <c>/page/login</c>.</summary>
internal static class LoginPageApi
{
    public static IEndpointRouteBuilder MapLoginPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/login", ShowAsync).Public();
        routes.MapPost("/page/login", LoginAsync).Public();
        return routes;
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Authenticator authenticator, CancellationToken cancellation)
    {
        var target = LocalAddress.Of(context.Request.Query["redirectTo"]);
        var known = await authenticator.AuthenticateAsync(context.Request, cancellation);
        return known.Caller is not null ? Results.Redirect(target) : Page(context, target, null, "", StatusCodes.Status200OK);
    }

    private static async Task<IResult> LoginAsync(
        HttpContext context, Authenticator authenticator, SessionCookie cookie, TimeProvider time, CancellationToken cancellation)
    {
        if (Origin.IsForeign(context.Request))
        {
            return Page(context, "/", "This form was sent from another site. Log in here.", "", StatusCodes.Status403Forbidden);
        }

        if (!context.Request.HasFormContentType)
        {
            return Page(context, "/", "The form did not arrive. Try again.", "", StatusCodes.Status400BadRequest);
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var (login, password, target) = (form["user"].ToString(), form["password"].ToString(), LocalAddress.Of(form["redirectTo"]));
        var from = context.Connection.RemoteIpAddress;
        try
        {
            if (await authenticator.LoginAsync(login, password, from, cancellation) is { } user)
            {
                await cookie.BeginAsync(context, user.Id, cancellation);
                return Results.LocalRedirect(target);
            }
        }
        catch (GrafanaErrorException error) when (error.Error.Status == StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.RetryAfter = "1";
            return Page(context, target, error.Error.Text, login, StatusCodes.Status429TooManyRequests);
        }

        if (authenticator.LockedUntil(login, from) is { } until)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling((until - time.GetUtcNow()).TotalSeconds));
            context.Response.TellLock(until, time);
            return Page(context, target, $"Too many failed logins: this user is locked for {seconds} more second{(seconds == 1 ? "" : "s")}, for the right password too.", login,
                StatusCodes.Status401Unauthorized);
        }

        return Page(context, target, "Invalid username or password", login, StatusCodes.Status401Unauthorized);
    }

    private static IResult Page(HttpContext context, string target, string? message, string login, int status)
    {
        return new HtmlPage<LoginPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(LoginPage.Target)] = target,
            [nameof(LoginPage.Message)] = message,
            [nameof(LoginPage.Login)] = login,
            [nameof(LoginPage.Theme)] = Reader.Of(context.Request).Theme,
        }, status);
    }
}
