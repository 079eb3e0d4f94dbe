using System.Buffers;
using System.Globalization;
using System.Text;
using Cortico.EmbeddedGrafana.DataSources;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>Sends queries to the Prometheus of a data source and reads its answers, within the limits of time and size.</summary>
internal sealed class PrometheusClient(DataSourceClient sources, QueryLimits limits) : IDisposable
{
    private const int ShownBytes = 1024;
    private const int FirstBytes = 16 * 1024;
    private readonly SemaphoreSlim _largeAnswers = new(limits.LargeAnswersAtATime);

    /// <summary>Never throws for what happens upstream: the result tells it in Grafana's words.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<PrometheusResult> AskAsync(UpstreamQuery query, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(query.Target.Timeout ?? limits.Timeout);
        try
        {
            using var response = await SendAsync(query, deadline.Token);
            return await ReadAsync(response, deadline.Token);
        }
        catch (Exception error) when (error is DataSourceException or InvalidOperationException)
        {
            // The second kind comes from a stored secret that cannot be read any more, and says what to do.
            return Unreachable(error.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unreachable(Call(query) + ": context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return Unreachable(Call(query) + ": " + error.Message);
        }
    }

    public void Dispose() => _largeAnswers.Dispose();

    private async Task<HttpResponseMessage> SendAsync(UpstreamQuery query, CancellationToken cancellation)
    {
        if (query.Target.Method == HttpMethod.Get)
        {
            return await sources.SendAsync(query.Target.Source, HttpMethod.Get, query.PathWithParameters(), null, cancellation);
        }

        using var form = new FormUrlEncodedContent(query.Parameters());
        return await sources.SendAsync(query.Target.Source, HttpMethod.Post, query.PathWithCustomParameters(), form, cancellation);
    }

    private async Task<PrometheusResult> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        var isLarge = false;
        try
        {
            var length = 0;
            for (var read = -1; read != 0; length += read)
            {
                if (length == buffer.Length)
                {
                    if (length > limits.AnswerBytes)
                    {
                        return TooLarge();
                    }

                    // Small answers pass at once; the memory for large ones is shared out to a few at a time.
                    if (!isLarge && length >= limits.LargeAnswerBytes)
                    {
                        await _largeAnswers.WaitAsync(cancellation);
                        isLarge = true;
                    }

                    buffer = Grow(buffer);
                }

                read = await stream.ReadAsync(buffer.AsMemory(length), cancellation);
            }

            if (length > limits.AnswerBytes)
            {
                return TooLarge();
            }

            return status is (>= 200 and < 300) or 400 or 422 or 503
                ? AnswerReader.Read(buffer.AsSpan(0, length), status, limits)
                : Unexpected(status, buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (isLarge)
            {
                _largeAnswers.Release();
            }
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan().CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static string Call(UpstreamQuery query)
    {
        var method = query.Target.Method == HttpMethod.Get ? "Get" : "Post";
        return $"{method} \"{query.Target.Source.Url.TrimEnd('/')}/{query.Path}\"";
    }

    private PrometheusResult TooLarge() => new()
    {
        Status = StatusCodes.Status400BadRequest,
        Error = $"the answer of Prometheus is larger than {limits.AnswerBytes >> 20} MiB. Take a shorter range, a longer interval or fewer series",
    };

    /// <summary>A status that Prometheus itself does not send: something else answers at that address, or refuses.</summary>
    private static PrometheusResult Unexpected(int status, ReadOnlySpan<byte> body) => new()
    {
        Status = StatusCodes.Status500InternalServerError,
        Error = string.Create(CultureInfo.InvariantCulture,
            $"unexpected response with status code {status}: {Encoding.UTF8.GetString(body[..Math.Min(ShownBytes, body.Length)])}"),
    };

    private static PrometheusResult Unreachable(string error) => new() { Status = StatusCodes.Status502BadGateway, Error = error, Unreachable = true };
}
