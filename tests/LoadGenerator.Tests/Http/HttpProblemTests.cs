using System.Net.Sockets;
using Cortico.LoadGenerator.Http;

namespace Cortico.LoadGenerator.Tests.Http;

public sealed class HttpProblemTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SocketError.ConnectionRefused, Outcome.ConnectionRefused)]
    [InlineData(SocketError.HostNotFound, Outcome.NameNotFound)]
    [InlineData(SocketError.TryAgain, Outcome.NameNotFound)]
    [InlineData(SocketError.NetworkUnreachable, Outcome.Unreachable)]
    [InlineData(SocketError.AddressNotAvailable, Outcome.OutOfConnections)]
    [InlineData(SocketError.TooManyOpenSockets, Outcome.OutOfConnections)]
    [InlineData(SocketError.ConnectionReset, Outcome.ConnectionLost)]
    public void A_socket_s_error_blames_whoever_caused_it(SocketError error, string kind)
    {
        var problem = new HttpRequestException(HttpRequestError.ConnectionError, "no connection", new SocketException((int)error));

        Assert.Equal(kind, HttpProblem.Of(problem, "a:1", _cancellation)!.Value.Error);
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_is_no_lost_connection()
    {
        await using var server = RawServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", keeps: false);
        using var target = new HttpTarget(new Uri($"https://{server.Address.Authority}"));

        Assert.Equal(Outcome.TlsFailed, (await target.SendAsync(target.Get("/"), _cancellation)).Error);
    }

    [Fact]
    public void A_defect_of_ours_is_none_of_the_server_s() => Assert.Null(HttpProblem.Of(new InvalidOperationException(), "a:1", _cancellation));
}
