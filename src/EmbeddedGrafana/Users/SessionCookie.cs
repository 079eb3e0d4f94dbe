using Cortico.EmbeddedGrafana.Configuration;
using Cortico.EmbeddedGrafana.Identity;

namespace Cortico.EmbeddedGrafana.Users;

/// <summary>The cookies of a login, as Grafana names them.</summary>
internal static class SessionCookie
{
    /// <summary>Scripts may read the time of expiry, never the session itself.</summary>
    private const string Expiry = Authenticator.CookieName + "_expiry";

    public static void Set(HttpResponse response, string session, GrafanaSettings settings, TimeProvider time)
    {
        response.Cookies.Append(Authenticator.CookieName, session, Options(settings, httpOnly: true));
        response.Cookies.Append(Expiry, (time.GetUtcNow() + SessionStore.Lifetime).ToUnixTimeSeconds().ToString(), Options(settings, httpOnly: false));
    }

    public static void Delete(HttpResponse response)
    {
        response.Cookies.Delete(Authenticator.CookieName);
        response.Cookies.Delete(Expiry);
    }

    private static CookieOptions Options(GrafanaSettings settings, bool httpOnly) => new()
    {
        Path = "/", HttpOnly = httpOnly, SameSite = SameSiteMode.Lax, MaxAge = SessionStore.Lifetime, Secure = settings.RootUrl.Scheme == "https",
    };
}
