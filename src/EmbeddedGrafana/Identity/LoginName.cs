using System.Net;
using System.Runtime.InteropServices;

namespace Cortico.EmbeddedGrafana.Identity;

/// <summary>Whom a login is counted for: a name, apart for this machine and for all others.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LoginName(string Name, bool IsHere)
{
    private const int MostLetters = 200;

    /// <summary>Of a name longer than any login only the beginning is kept: it is the caller's to choose and may be megabytes.</summary>
    public static LoginName Of(string login, IPAddress? from) => new(
        (login.Length > MostLetters ? login[..MostLetters] : login).ToUpperInvariant(),
        from is not null && IPAddress.IsLoopback(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from));
}
