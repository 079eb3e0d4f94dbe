using System.Net;
using System.Net.NetworkInformation;
using Cortico.Stack.Engines;

namespace Cortico.Stack.Docker;

/// <summary>
/// How containers reach this machine. On Linux by the address that it has in Docker's default network: containers of any
/// network come to it through their gateway, nothing outside of this machine does. Docker Desktop's containers live in a
/// machine of their own, whose name for this one leads to its loopback.
/// </summary>
public sealed class HostGateway(DockerClient docker)
{
    private const string DesktopName = "host.docker.internal";

    /// <exception cref="StackException">The daemon has no default network.</exception>
    public async Task<HostRoute> RouteAsync(CancellationToken cancellation)
    {
        var text = (await docker.RunAsync(["network", "inspect", "bridge", "--format", "{{range .IPAM.Config}}{{.Gateway}} {{end}}"], cancellation)).Trim();
        var gateway = text.Split(' ').Select(part => IPAddress.TryParse(part, out var address) ? address : null).OfType<IPAddress>().FirstOrDefault()
            ?? throw new StackException($"Docker's network \"bridge\" names no gateway (it says \"{text}\"), so containers have no way to this machine. Was it switched off in the daemon's settings (\"bridge\": \"none\")?");
        return Own().Contains(gateway) ? new HostRoute(gateway.ToString(), gateway) : new HostRoute(DesktopName, IPAddress.Loopback);
    }

    private static IEnumerable<IPAddress> Own() => NetworkInterface.GetAllNetworkInterfaces().SelectMany(network => network.GetIPProperties().UnicastAddresses).Select(own => own.Address);
}
