using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Text;
using System.Text.Encodings.Web;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>Asks Prometheus. Connections are kept and shared by all data sources; redirects are not followed.</summary>
internal sealed class PrometheusClient(QueryLimits limits) : IDisposable
{
    private const int ConnectionsPerServer = 64;
    private readonly HttpMessageInvoker _verified = new(Handler(verify: true));
    private readonly Lazy<HttpMessageInvoker> _unverified = new(() => new HttpMessageInvoker(Handler(verify: false)));

    /// <summary>Never throws for what happens upstream: the answer tells it in Grafana's words.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<PrometheusAnswer> AskAsync(UpstreamQuery query, CancellationToken cancellation)
    {
        var timeout = query.Target.Timeout ?? limits.Timeout;
        if (!Uri.TryCreate(query.Target.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return UpstreamFailure.BadAddress(query.Target.Url);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(timeout);
        var url = Url(query, address);
        using var request = Request(query, url);
        try
        {
            var invoker = query.Target.SkipTlsVerification ? _unverified.Value : _verified;
            using var response = await invoker.SendAsync(request, deadline.Token);
            return await ReadAsync(response, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return UpstreamFailure.TimedOut(request.Method, url);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return UpstreamFailure.From(error, request.Method, url);
        }
    }

    public void Dispose()
    {
        _verified.Dispose();
        if (_unverified.IsValueCreated)
        {
            _unverified.Value.Dispose();
        }
    }

    private static SocketsHttpHandler Handler(bool verify) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = ConnectionsPerServer,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(90),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        SslOptions = verify ? new SslClientAuthenticationOptions() : new SslClientAuthenticationOptions
        {
#pragma warning disable CA5359 // The data source says tlsSkipVerify: whoever saved it wants this.
            RemoteCertificateValidationCallback = static (_, _, _, _) => true,
#pragma warning restore CA5359
        },
    };

    private static Uri Url(UpstreamQuery query, Uri address)
    {
        var url = new UriBuilder(address) { UserName = "", Password = "", Fragment = "" };
        url.Path = url.Path.TrimEnd('/') + "/" + query.Path;
        var parameters = new List<string>(3);
        if (url.Query.Length > 1)
        {
            parameters.Add(url.Query[1..]);
        }

        if (query.Target.Method == HttpMethod.Get)
        {
            parameters.Add(Encode(query));
        }

        if (query.Target.CustomParameters.Length > 0)
        {
            parameters.Add(query.Target.CustomParameters);
        }

        url.Query = string.Join('&', parameters);
        return url.Uri;
    }

    private static string Encode(UpstreamQuery query)
    {
        var text = new StringBuilder(query.Expression.Length * 2);
        foreach (var (name, value) in query.Parameters())
        {
            text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(UrlEncoder.Default.Encode(value));
        }

        return text.ToString();
    }

    private static HttpRequestMessage Request(UpstreamQuery query, Uri url)
    {
        var request = new HttpRequestMessage(query.Target.Method, url) { Version = HttpVersion.Version11 };
        if (query.Target.Method == HttpMethod.Post)
        {
            request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(Encode(query)));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        }

        request.Headers.Authorization = query.Target.Authorization;
        foreach (var (name, value) in query.Target.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private async Task<PrometheusAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var (buffer, length) = await ReadBodyAsync(response, cancellation);
        try
        {
            if (length > limits.AnswerBytes)
            {
                return new PrometheusAnswer
                {
                    Status = StatusCodes.Status400BadRequest,
                    Error = $"the answer of Prometheus is larger than {limits.AnswerBytes >> 20} MiB. Take a shorter range, a longer interval or fewer series",
                };
            }

            return status is (>= 200 and < 300) or 400 or 422 or 503
                ? AnswerReader.Read(buffer.AsSpan(0, length), status, limits)
                : UpstreamFailure.Unexpected(status, buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <returns>A rented buffer, and one byte more than the limit where the answer is larger than it.</returns>
    private async Task<(byte[] Buffer, int Length)> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var most = limits.AnswerBytes + 1;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp((response.Content.Headers.ContentLength ?? 16_384) + 1, 1, most));
        var length = 0;
        try
        {
            while (length < most)
            {
                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(most, 2L * buffer.Length));
                    buffer.AsSpan().CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                var read = await stream.ReadAsync(buffer.AsMemory(length, Math.Min(buffer.Length, most) - length), cancellation);
                if (read == 0)
                {
                    break;
                }

                length += read;
            }

            return (buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }
}
