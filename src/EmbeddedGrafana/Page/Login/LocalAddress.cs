namespace Cortico.EmbeddedGrafana.Page.Login;

/// <summary>Where to go after the login: to this server and nowhere else, whatever the address asks for.</summary>
internal static class LocalAddress
{
    public static string Of(string? address) =>
        address is ['/', ..] && !(address.Length > 1 && address[1] is '/' or '\\') && !address.AsSpan().ContainsAnyInRange('\0', '\u001f') && !address.StartsWith("/login", StringComparison.Ordinal) && !address.StartsWith("/logout", StringComparison.Ordinal)
            ? address : "/";
}
