using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Cortico.EmbeddedGrafana.Http;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>Finds out who sent a request: basic authentication, a service account's token, or the cookie of a login.</summary>
internal sealed class Authenticator(UserStore users, TokenStore tokens, SessionCookie cookie, LoginAttempts attempts, LoginTurns turns, PasswordCheck passwords)
{
    public async ValueTask<Authentication> AuthenticateAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && header.Parameter is { } parameter)
        {
            if (header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) && Decode(parameter) is { } pair)
            {
                var from = request.HttpContext.Connection.RemoteIpAddress;
                return await LoginAsync(pair.Login, pair.Password, from, cancellation) is { } user
                    ? new Authentication(user.ToCaller(), null, ByBrowser: true)
                    : new Authentication(null, GrafanaError.Unauthorized("Invalid username or password", "password-auth.failed")) { LockedUntil = LockedUntil(pair.Login, from) };
            }

            if (header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            {
                return await TokenAsync(parameter, cancellation);
            }
        }

        if (cookie.FindUser(request) is > 0 and var id && users.Find(id) is { IsDisabled: false } owner)
        {
            return new Authentication(owner.ToCaller(), null, ByBrowser: true);
        }

        return Authentication.None;
    }

    /// <summary>Checks a password, minding the lock-out.</summary>
    /// <param name="from">Address of the client.</param>
    /// <returns>Null for any failure: which one it was is not for the caller to know.</returns>
    /// <exception cref="GrafanaErrorException">Too many logins wait.</exception>
    public async ValueTask<User?> LoginAsync(string login, string password, IPAddress? from, CancellationToken cancellation)
    {
        var user = users.FindPerson(login);
        var name = Name(user, login);
        if (attempts.IsLocked(name, from))
        {
            return null;
        }

        var isRight = (user is { IsDisabled: false } && passwords.IsKnown(user, password))
            || await turns.RunAsync(LoginName.Of(name, from), () => TryAsync(user, name, password, from, cancellation), cancellation);
        if (!isRight)
        {
            return null;
        }

        attempts.Succeeded(name, from);
        return user;
    }

    /// <returns>When the name is open again; null where it is not locked.</returns>
    public DateTimeOffset? LockedUntil(string login, IPAddress? from) => attempts.LockedUntil(Name(users.FindPerson(login), login), from);

    /// <summary>A person has a login and an e-mail address, and one count of failures for both.</summary>
    private static string Name(User? user, string login) => user?.Login ?? login;

    private async Task<bool> TryAsync(User? user, string name, string password, IPAddress? from, CancellationToken cancellation)
    {
        // Whoever had the turn before may have locked the name.
        if (attempts.IsLocked(name, from))
        {
            return false;
        }

        if (await passwords.MatchesAsync(user, password, cancellation) && user is { IsDisabled: false })
        {
            return true;
        }

        attempts.Failed(name, from);
        return false;
    }

    private async ValueTask<Authentication> TokenAsync(string token, CancellationToken cancellation)
    {
        if (!ServiceAccountToken.IsWellFormed(token))
        {
            return new Authentication(null, GrafanaError.Unauthorized("Invalid API key", "api-key.invalid"));
        }

        return await tokens.UseAsync(token, cancellation) is > 0 and var id && users.Find(id) is { IsDisabled: false } account
            ? new Authentication(account.ToCaller(), null)
            : new Authentication(null, GrafanaError.Unauthorized("Unauthorized", null));
    }

    private static (string Login, string Password)? Decode(string parameter)
    {
        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var count))
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, count);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (pair[..colon], pair[(colon + 1)..]);
    }
}
