using System.Diagnostics.CodeAnalysis;

namespace Cortico.Web.Redis;

/// <summary>A <c>host:port</c> pair; an IPv6 host stands in brackets.</summary>
public sealed record RedisAddress(string Host, int Port)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out RedisAddress? address)
    {
        // A URI parser knows brackets, host names and port ranges; -1 is its "no port".
        var well = Uri.TryCreate($"redis://{text}", UriKind.Absolute, out var uri)
            && uri.Port > 0
            && uri.Host.Length > 0
            && uri.PathAndQuery is "" or "/"
            && uri.UserInfo.Length == 0
            && !text.EndsWith('/');
        address = well ? new RedisAddress(uri!.DnsSafeHost, uri.Port) : null;
        return well;
    }
}
