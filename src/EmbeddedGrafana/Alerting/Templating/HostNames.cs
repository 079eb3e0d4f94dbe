using System.Net;

namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>Parts of <c>host:port</c>.</summary>
internal static class HostNames
{
    /// <summary>The host, without the brackets of an IPv6 address; anything that is no host with a port stays.</summary>
    public static string WithoutPort(string text) => Split(text) is { } parts ? parts.Host : text;

    /// <summary>The first label of the host's name, with its port; an IP address stays.</summary>
    public static string WithoutDomain(string text)
    {
        var parts = Split(text);
        var host = parts?.Host ?? text;
        return IPAddress.TryParse(host, out _) ? text : host.Split('.')[0] + (parts is { } split ? ":" + split.Port : "");
    }

    private static (string Host, string Port)? Split(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0)
        {
            return null;
        }

        var host = text[..colon];
        if (host.StartsWith('[') && host.EndsWith(']'))
        {
            return (host[1..^1], text[(colon + 1)..]);
        }

        return host.Contains(':', StringComparison.Ordinal) || host.Contains('[', StringComparison.Ordinal) ? null : (host, text[(colon + 1)..]);
    }
}
