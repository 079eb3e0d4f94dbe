using System.Net.Http.Headers;
using System.Text;

namespace Cortico.Stack.Grafana.Api;

/// <summary>
/// Where a Grafana is and who we are there. Credentials live here and in the Authorization header only: never in an
/// address, a message or <see cref="ToString"/>.
/// </summary>
public sealed class GrafanaConnection
{
    private GrafanaConnection(Uri address, AuthenticationHeaderValue authorization, string account)
    {
        Address = WithoutCredentials(address);
        Authorization = authorization;
        Account = account;
    }

    /// <summary>The root of Grafana, with a slash at its end; a sub-path such as <c>https://host/grafana/</c> is kept.</summary>
    public Uri Address { get; }

    /// <summary>The user's name, or "a token".</summary>
    public string Account { get; }

    internal AuthenticationHeaderValue Authorization { get; }

    /// <summary>Basic authentication, on by default in Grafana.</summary>
    public static GrafanaConnection WithPassword(Uri address, string user, string password) => new(
        address, new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))), $"user \"{user}\"");

    /// <summary>A service account's token (<c>glsa_…</c>).</summary>
    public static GrafanaConnection WithToken(Uri address, string token) =>
        new(address, new AuthenticationHeaderValue("Bearer", token), "a token");

    /// <summary>Takes <c>http://user:password@host</c> apart; without a user part, <paramref name="user"/> and <paramref name="password"/> count.</summary>
    /// <exception cref="StackException">The address is not absolute http or https.</exception>
    public static GrafanaConnection Parse(string address, string user, string password)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new StackException("The address of Grafana must be absolute http or https, such as http://127.0.0.1:8002.");
        var given = url.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        return given is [{ Length: > 0 } name, var secret] ? WithPassword(url, name, secret) : WithPassword(url, user, password);
    }

    public override string ToString() => $"{Address} as {Account}";

    private static Uri WithoutCredentials(Uri address)
    {
        var clean = new UriBuilder(address) { UserName = "", Password = "", Query = "", Fragment = "" };
        if (!clean.Path.EndsWith('/')) clean.Path += "/";
        return clean.Uri;
    }
}
