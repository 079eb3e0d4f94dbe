using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>What went wrong between here and Prometheus, in the words that Grafana, a Go program, has for it.</summary>
internal static class UpstreamFailure
{
    private const int ShownBytes = 1024;

    public static PrometheusAnswer From(Exception error, HttpMethod method, Uri url)
    {
        var reason = error switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => $"dial tcp: lookup {url.Host}: no such host",
            HttpRequestException { InnerException: SocketException socket } => $"dial tcp {Authority(url)}: connect: {Words(socket.SocketErrorCode)}",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: { } inner } => $"tls: {inner.Message}",
            HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => "EOF",
            IOException { InnerException: SocketException socket } => $"read tcp {Authority(url)}: {Words(socket.SocketErrorCode)}",
            _ => error.Message,
        };
        return Unreachable($"{Call(method, url)}: {reason}");
    }

    public static PrometheusAnswer TimedOut(HttpMethod method, Uri url) =>
        Unreachable($"{Call(method, url)}: context deadline exceeded (Client.Timeout exceeded while awaiting headers)");

    public static PrometheusAnswer BadAddress(string url) =>
        Unreachable($"the data source's address \"{url}\" is no http or https address. Save the data source with one, such as http://127.0.0.1:9090");

    /// <summary>A status that Prometheus itself does not send: something else answers at that address, or refuses.</summary>
    public static PrometheusAnswer Unexpected(int status, ReadOnlySpan<byte> body) => new()
    {
        Status = StatusCodes.Status500InternalServerError,
        Error = string.Create(CultureInfo.InvariantCulture,
            $"unexpected response with status code {status}: {Encoding.UTF8.GetString(body[..Math.Min(ShownBytes, body.Length)])}"),
    };

    private static PrometheusAnswer Unreachable(string error) => new() { Status = StatusCodes.Status502BadGateway, Error = error, Unreachable = true };

    private static string Call(HttpMethod method, Uri url) => method == HttpMethod.Get ? $"Get \"{url.AbsoluteUri}\"" : $"Post \"{url.AbsoluteUri}\"";

    private static string Authority(Uri url) => string.Create(CultureInfo.InvariantCulture, $"{(url.Host == "localhost" ? IPAddress.Loopback.ToString() : url.Host)}:{url.Port}");

    private static string Words(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "connection refused",
        SocketError.ConnectionReset => "connection reset by peer",
        SocketError.HostUnreachable => "no route to host",
        SocketError.NetworkUnreachable => "network is unreachable",
        SocketError.TimedOut => "i/o timeout",
        var other => other.ToString(),
    };
}
