using System.Globalization;
using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>The cookies of a login. Browsers send a cookie to every port of a host, so that servers beside each other need names of their own.</summary>
internal sealed class SessionCookie(SessionStore sessions, GrafanaSettings settings, TimeProvider time)
{
    /// <summary>Scripts may read the time of expiry, never the session itself.</summary>
    private const string Expiry = "grafana_session_expiry";

    /// <returns>The user's id; zero where there is no session.</returns>
    public long FindUser(HttpRequest request) => Of(request) is { } session ? sessions.FindUser(session) : 0;

    /// <summary>Begins a session, and ends the one that the browser had.</summary>
    public async Task BeginAsync(HttpContext context, long userId, CancellationToken cancellation)
    {
        if (Of(context.Request) is { } former)
        {
            await sessions.EndAsync(former, cancellation);
        }

        var session = await sessions.BeginAsync(userId, cancellation);
        context.Response.Cookies.Append(settings.SessionCookie, session, Options(httpOnly: true));
        var expires = (time.GetUtcNow() + SessionStore.Lifetime).ToUnixTimeSeconds();
        context.Response.Cookies.Append(Expiry, expires.ToString(CultureInfo.InvariantCulture), Options(httpOnly: false));
    }

    public async Task EndAsync(HttpContext context, CancellationToken cancellation)
    {
        if (Of(context.Request) is { } session)
        {
            await sessions.EndAsync(session, cancellation);
        }

        context.Response.Cookies.Delete(settings.SessionCookie);
        context.Response.Cookies.Delete(Expiry);
    }

    private string? Of(HttpRequest request) => request.Cookies.TryGetValue(settings.SessionCookie, out var session) ? session : null;

    private CookieOptions Options(bool httpOnly) => new()
    {
        Path = "/", HttpOnly = httpOnly, SameSite = SameSiteMode.Lax, MaxAge = SessionStore.Lifetime, Secure = settings.RootUrl.Scheme == "https",
    };
}
