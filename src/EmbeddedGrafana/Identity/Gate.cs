using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>Stands before every endpoint: without credentials only what is marked public is reached, known address or not.</summary>
internal sealed class Gate(RequestDelegate next, Authenticator authenticator, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<PublicEndpoint>() is not null)
        {
            await next(context);
            return;
        }

        var authentication = await authenticator.AuthenticateAsync(context.Request, context.RequestAborted);
        if (authentication.Caller is not { } caller)
        {
            if (authentication.LockedUntil is { } until)
            {
                context.Response.TellLock(until, time);
            }

            await RefuseAsync(context, authentication.Refusal);
        }
        else if (authentication.ByBrowser && Changes(context.Request) && Origin.IsForeign(context.Request))
        {
            await GrafanaError.Message(StatusCodes.Status403Forbidden, "origin not allowed").ExecuteAsync(context);
        }
        else if (endpoint?.Metadata.GetMetadata<Permission>() is { } permission && !caller.Has(permission))
        {
            await GrafanaError.AccessDenied(permission.Words).ExecuteAsync(context);
        }
        else
        {
            context.Features.Set(caller);
            await next(context);
        }
    }

    /// <summary>Programs get a 401, browsers the login page and their way back from it.</summary>
    private static Task RefuseAsync(HttpContext context, GrafanaError? refusal)
    {
        var path = context.Request.Path;
        if (refusal is not null || path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments("/apis", StringComparison.Ordinal))
        {
            return (refusal ?? GrafanaError.Unauthorized("Unauthorized", "auth.unauthorized")).ExecuteAsync(context);
        }

        var target = path + context.Request.QueryString;
        context.Response.Redirect(target == "/" ? "/login" : "/login?redirectTo=" + Uri.EscapeDataString(target));
        return Task.CompletedTask;
    }

    /// <summary>What a page of another origin must not send (CSRF).</summary>
    private static bool Changes(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
}
