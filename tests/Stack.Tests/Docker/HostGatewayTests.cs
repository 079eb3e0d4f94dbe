using System.Net;
using Cortico.Stack.Docker;
using Cortico.Stack.Engines;

namespace Cortico.Stack.Tests.Docker;

/// <summary>The way from containers to this machine, by what a docker client says of its default network.</summary>
public sealed class HostGatewayTests
{
    [Fact]
    public async Task A_gateway_that_is_this_machines_own_is_listened_on() =>
        Assert.Equal(new HostRoute("127.0.0.1", IPAddress.Loopback), await RouteAsync("127.0.0.1 |docker0\n"));

    [Fact]
    public async Task A_daemon_that_made_its_bridge_just_now_and_names_no_gateway_has_the_bridges_own_address() =>
        Assert.Equal(new HostRoute("127.0.0.1", IPAddress.Loopback), await RouteAsync(" |lo\n"));

    [Fact]
    public async Task One_of_another_machine_is_Docker_Desktops_whose_name_leads_to_loopback() =>
        Assert.Equal(new HostRoute("host.docker.internal", IPAddress.Loopback), await RouteAsync("192.0.2.1 |docker0\n"));

    [Fact]
    public async Task A_bridge_that_is_not_on_this_machine_is_Docker_Desktops_too() =>
        Assert.Equal(new HostRoute("host.docker.internal", IPAddress.Loopback), await RouteAsync(" |no-such-bridge\n"));

    [Fact]
    public async Task Without_a_default_network_it_says_what_was_switched_off() =>
        Assert.Contains("\"bridge\": \"none\"", (await Assert.ThrowsAsync<StackException>(() => RouteAsync("|\n"))).Message, StringComparison.Ordinal);

    private static async Task<HostRoute> RouteAsync(string gateways)
    {
        using var docker = new StandInDocker().On("network inspect bridge *", gateways);
        return await new HostGateway(docker.Client).RouteAsync(TestContext.Current.CancellationToken);
    }
}
