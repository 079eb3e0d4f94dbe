using System.Net;

namespace Cortico.Stack.Engines;

/// <summary>How a stack's Grafana reaches a program of this machine.</summary>
/// <param name="Host">What Grafana calls it.</param>
/// <param name="Listen">The one address that such a program has to listen on.</param>
public sealed record HostRoute(string Host, IPAddress Listen)
{
    /// <summary>For plain processes.</summary>
    public static readonly HostRoute Loopback = new("127.0.0.1", IPAddress.Loopback);
}
