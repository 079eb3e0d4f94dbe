using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
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
        const string Format = """{{range .IPAM.Config}}{{.Gateway}} {{end}}|{{index .Options "com.docker.network.bridge.name"}}""";
        var text = (await docker.RunAsync(["network", "inspect", "bridge", "--format", Format], cancellation)).Trim();
        var parts = text.Split('|');
        // A daemon that has just made its bridge for the first time leaves the gateway out until its next start: the bridge's own address is it.
        var gateway = parts[0].Split(' ').Select(part => IPAddress.TryParse(part, out var address) ? address : null).OfType<IPAddress>().FirstOrDefault() ?? AddressOf(parts[^1]);
        if (gateway is null && parts[^1].Length == 0)
            throw new StackException($"Docker's network \"bridge\" names neither gateway nor bridge (it says \"{text}\"), so containers have no way to this machine. Was it switched off in the daemon's settings (\"bridge\": \"none\")?");
        return gateway is not null && Own().Contains(gateway) ? new HostRoute(gateway.ToString(), gateway) : new HostRoute(DesktopName, IPAddress.Loopback);
    }

    private static IPAddress? AddressOf(string bridge) => Addresses(NetworkInterface.GetAllNetworkInterfaces().Where(network => network.Name == bridge))
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork);

    private static IEnumerable<IPAddress> Own() => Addresses(NetworkInterface.GetAllNetworkInterfaces());

    private static IEnumerable<IPAddress> Addresses(IEnumerable<NetworkInterface> networks) => networks.SelectMany(network => network.GetIPProperties().UnicastAddresses).Select(own => own.Address);
}
