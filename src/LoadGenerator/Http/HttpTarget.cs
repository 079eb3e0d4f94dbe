using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Http;

/// <summary>
/// A server under load, over pooled connections. No cookies, redirects, proxies, decompression or tracing headers:
/// what is sent is what was asked for, once, and what comes back is counted as it is.
/// </summary>
/// <remarks>
/// Nothing is sent twice. <see cref="SocketsHttpHandler"/> sends a request without content again, up to three times, when a connection was
/// closed before a byte of the answer: four at the server, one here. A request with content, were it an empty one, it does not.
/// </remarks>
public sealed class HttpTarget : IDisposable
{
    private const int BufferSize = 16 * 1024;

    /// <summary>A request that is given up leaves its connection's attempt behind: it must not stay for the minutes that the system gives it.</summary>
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(10);
    private readonly Uri _address;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly HttpMessageInvoker _invoker;

    /// <param name="address">Scheme, host and port.</param>
    /// <param name="authorization">Sent with every request; null for none.</param>
    public HttpTarget(Uri address, AuthenticationHeaderValue? authorization = null)
    {
        _address = address;
        _authorization = authorization;
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectTimeout = LongestConnect,
            MaxConnectionsPerServer = int.MaxValue,
        });
    }

    /// <summary>Host and port, as errors name them.</summary>
    public string Authority => _address.Authority;

    /// <param name="path">With its query, from the slash on.</param>
    /// <exception cref="Stack.StackException">It would go elsewhere, see <see cref="LoadTarget.Address"/>.</exception>
    public HttpCall Get(string path) => new(HttpMethod.Get, LoadTarget.Address(_address, path));

    /// <inheritdoc cref="Get"/>
    /// <param name="json">UTF-8.</param>
    public HttpCall Post(string path, ReadOnlyMemory<byte> json) => new(HttpMethod.Post, LoadTarget.Address(_address, path), json);

    /// <summary>Sends it and reads the answer to its end, keeping nothing of the body.</summary>
    /// <param name="cancellation">The request's patience: then it counts as timed out.</param>
    public async ValueTask<Outcome> SendAsync(HttpCall call, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var request = Request(call);
            using var answer = await _invoker.SendAsync(request, cancellation);
            await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
            var bytes = 0L;
            for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;) bytes += read;
            return Answered(answer, bytes);
        }
        catch (Exception problem) when (HttpProblem.Of(problem, Authority, cancellation) is { } failed)
        {
            return failed;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Sends it and returns the answer with its body.</summary>
    /// <param name="cancellation">The request's patience: then it counts as timed out.</param>
    public async ValueTask<HttpAnswer> ReadAsync(HttpCall call, CancellationToken cancellation)
    {
        try
        {
            using var request = Request(call);
            using var answer = await _invoker.SendAsync(request, cancellation);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
            return new HttpAnswer(Answered(answer, body.Length), body);
        }
        catch (Exception problem) when (HttpProblem.Of(problem, Authority, cancellation) is { } failed)
        {
            return new HttpAnswer(failed, default);
        }
    }

    public void Dispose() => _invoker.Dispose();

    private static Outcome Answered(HttpResponseMessage answer, long bytes) => (int)answer.StatusCode is >= 300 and < 400 and var status && answer.Headers.Location is { } location
        ? Outcome.Redirected(status, location.OriginalString, bytes)
        : Outcome.Answered((int)answer.StatusCode, bytes);

    private HttpRequestMessage Request(HttpCall call)
    {
        var request = new HttpRequestMessage(call.Method, call.Address);
        if (_authorization is not null) request.Headers.Authorization = _authorization;
        // Of its own: the headers of a content are written while it is sent, and two that did so at once would break them for all.
        request.Content = new ReadOnlyMemoryContent(call.Body ?? ReadOnlyMemory<byte>.Empty);
        if (call.Body is not null) request.Content.Headers.ContentType = new MediaTypeHeaderValue(call.ContentType);
        return request;
    }
}
