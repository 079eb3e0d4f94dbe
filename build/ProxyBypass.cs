namespace Cortico.Build;

/// <summary>
/// .NET sends requests for this machine itself to the proxy of HTTP_PROXY, too, where NO_PROXY does not name it; behind a
/// company's proxy nothing of the stack would be reached.
/// </summary>
public static class ProxyBypass
{
    private static readonly string[] Loopback = ["127.0.0.1", "localhost", "[::1]"];

    /// <summary>For this process and all that it starts. The lower-case variable wins over the other, so both are set.</summary>
    public static void KeepLoopbackDirect()
    {
        var names = Environment.GetEnvironmentVariable("no_proxy") ?? Environment.GetEnvironmentVariable("NO_PROXY") ?? "";
        var all = string.Join(',', names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Union(Loopback, StringComparer.OrdinalIgnoreCase));
        Environment.SetEnvironmentVariable("no_proxy", all);
        Environment.SetEnvironmentVariable("NO_PROXY", all);
    }
}
