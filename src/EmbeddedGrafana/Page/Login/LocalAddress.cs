namespace Cortico.EmbeddedGrafana.Page.Login;

/// <summary>Where to go after the login: to this server and nowhere else, whatever the address asks for.</summary>
internal static class LocalAddress
{
    private static readonly Uri Anywhere = new("http://localhost");

    /// <returns>Path, query and fragment as a header may carry them: escaped.</returns>
    public static string Of(string? address)
    {
        if (!IsLocal(address) || !Uri.TryCreate(Anywhere, address, out var url))
        {
            return "/";
        }

        var escaped = url.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped);
        return IsLocal(escaped) ? escaped : "/";
    }

    private static bool IsLocal([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? address) =>
        address is ['/', ..] && !(address.Length > 1 && address[1] is '/' or '\\') && !address.AsSpan().ContainsAnyInRange('\0', '\u001f')
        && !address.StartsWith("/login", StringComparison.Ordinal) && !address.StartsWith("/logout", StringComparison.Ordinal);
}
