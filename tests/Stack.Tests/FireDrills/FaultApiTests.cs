using System.Net;
using System.Net.Sockets;
using Cortico.Stack.FireDrills;
using Cortico.Testing;

namespace Cortico.Stack.Tests.FireDrills;

/// <summary>An app that does not answer is named with what it was asked, whichever way it fails.</summary>
public sealed class FaultApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_takes_the_connection_and_says_nothing_is_given_up_after_the_clients_own_time()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(0.5) };
        var faults = new FaultApi(http, new Uri($"http://{silent.LocalEndpoint}"));

        var problem = await Assert.ThrowsAsync<StackException>(() => faults.CallAsync("error?code=500", Cancellation));

        Assert.Equal($"GET http://{silent.LocalEndpoint}/fault/error?code=500 was not answered within 0.5 s.", problem.Message);
    }

    [Fact]
    public async Task One_that_is_not_there_is_said_to_be_so()
    {
        using var http = new HttpClient();
        var port = FreePort.Next();

        var problem = await Assert.ThrowsAsync<StackException>(() => new FaultApi(http, new Uri($"http://127.0.0.1:{port}")).EndAsync("cpu", Cancellation));

        Assert.StartsWith($"DELETE http://127.0.0.1:{port}/fault/cpu: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_interrupts_it_is_not_told_that_the_app_was_late()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var http = new HttpClient();
        using var stop = new CancellationTokenSource();
        var call = new FaultApi(http, new Uri($"http://{silent.LocalEndpoint}")).CallAsync("error?code=500", stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
