using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>Sends requests to the servers behind data sources, with their credentials, custom headers and time limit.</summary>
public sealed class DataSourceClient(DataSourceStore store, DataSourceAddress addresses, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
    });

    /// <summary>Sends a request; the caller disposes the answer, whatever its status.</summary>
    /// <param name="path">Below the data source's address, such as <c>api/v1/query?query=up</c>, escaped.</param>
    /// <exception cref="DataSourceException">No answer: unreachable, too slow, or not allowed.</exception>
    public async Task<HttpResponseMessage> SendAsync(DataSource source, HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, Target(source, path)) { Content = content };
        return await SendAsync(source, request, cancellation);
    }

    /// <summary>As above, for a request with headers of its own; see <see cref="Target"/>.</summary>
    /// <exception cref="DataSourceException">No answer: unreachable or too slow.</exception>
    public async Task<HttpResponseMessage> SendAsync(DataSource source, HttpRequestMessage request, CancellationToken cancellation)
    {
        AddCredentials(source, request.Headers);
        using var limit = new CancellationTokenSource(Timeout(source), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await _http.SendAsync(request, either.Token);
        }
        catch (HttpRequestException error)
        {
            throw new DataSourceException($"{Describe(request)}: {Reason(error, request.RequestUri!)}", DataSourceFailure.Unreachable, error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new DataSourceException($"{Describe(request)}: context deadline exceeded (Client.Timeout exceeded while awaiting headers)", DataSourceFailure.TimedOut, error);
        }
    }

    /// <summary>The full address of a path below a data source.</summary>
    /// <exception cref="DataSourceException">The data source has no usable address, or one that the settings do not allow.</exception>
    public Uri Target(DataSource source, string path)
    {
        if (DataSourceAddress.Parse(source.Url) is not { } address)
        {
            throw new DataSourceException($"Post \"/{path}\": unsupported protocol scheme \"\"", DataSourceFailure.Refused);
        }

        if (addresses.Problem(address) is { } problem)
        {
            throw new DataSourceException(problem, DataSourceFailure.Refused);
        }

        return new Uri(address.AbsoluteUri.TrimEnd('/') + "/" + path.TrimStart('/'));
    }

    public void Dispose() => _http.Dispose();

    private void AddCredentials(DataSource source, HttpRequestHeaders headers)
    {
        if (source.BasicAuth)
        {
            var pair = $"{source.BasicAuthUser}:{store.Secret(source, "basicAuthPassword")}";
            headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        for (var number = 1; source.Setting($"httpHeaderName{number}") is { Length: > 0 } name; number++)
        {
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, store.Secret(source, $"httpHeaderValue{number}") ?? "");
        }
    }

    private static TimeSpan Timeout(DataSource source) =>
        source.JsonData.TryGetProperty("timeout", out var seconds) && seconds.ValueKind == JsonValueKind.Number && seconds.TryGetInt32(out var number) && number > 0
            ? TimeSpan.FromSeconds(number)
            : DefaultTimeout;

    /// <summary>The request as Go's client names it in its errors; a password in the address is not for the log.</summary>
    private static string Describe(HttpRequestMessage request)
    {
        var method = request.Method.Method;
        return $"{method[0]}{method[1..].ToLowerInvariant()} \"{request.RequestUri!.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)}\"";
    }

    private static string Reason(HttpRequestException error, Uri address) => error.InnerException switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => $"dial tcp {address.Host}:{address.Port}: connect: connection refused",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => $"dial tcp: lookup {address.Host}: no such host",
        SocketException socket => $"dial tcp {address.Host}:{address.Port}: connect: {socket.Message}",
        _ => error.Message,
    };
}
