namespace Cortico.Stack.Grafana.Checks;

internal static class WebAddress
{
    /// <summary>Absolute, http or https, with a host.</summary>
    public static bool IsValid(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") && url.Host.Length > 0;
}
