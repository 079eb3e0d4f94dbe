using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;
using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Webhooks;

/// <summary>Sends to allowed targets only, without proxy, cookies or redirects, with a time limit.</summary>
internal sealed class WebhookClient(AllowedTargets targets, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly HttpClient _plain = Client(null);

    /// <param name="request">Without its address.</param>
    /// <exception cref="NotificationFailedException">No 2xx came back; to be retried after 5xx, 429 and failed connections.</exception>
    public async Task SendAsync(HttpRequestMessage request, WebhookSettings settings, CancellationToken cancellation)
    {
        if (targets.Problem(settings.Url) is { } problem)
        {
            throw new NotificationFailedException(problem, retry: false);
        }

        request.RequestUri = new Uri(settings.Url);
        request.Headers.UserAgent.ParseAdd("Grafana");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        request.Headers.ConnectionClose = true;
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var call = settings.Method == "PUT" ? "Put" : "Post";
        HttpClient? own = null;
        try
        {
            own = settings.Tls is null ? null : Client(settings.Tls);
            using var answer = await (own ?? _plain).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!answer.IsSuccessStatusCode)
            {
                throw new NotificationFailedException(
                    $"webhook response status {(int)answer.StatusCode} {answer.ReasonPhrase}".TrimEnd(),
                    retry: answer.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout);
            }
        }
        catch (OperationCanceledException error) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new NotificationFailedException($"{call} \"<redacted>\": context deadline exceeded (no answer within {Limit.TotalSeconds:0} s)", retry: true, error);
        }
        catch (HttpRequestException error)
        {
            throw new NotificationFailedException($"{call} \"<redacted>\": {Words(error, request.RequestUri)}", retry: true, error);
        }
        catch (CryptographicException error)
        {
            throw new NotificationFailedException($"The certificates of the contact point's tlsConfig cannot be read: {error.Message}", retry: false, error);
        }
        finally
        {
            own?.Dispose();
        }
    }

    public void Dispose() => _plain.Dispose();

    private static string Words(HttpRequestException error, Uri url) => error.InnerException is SocketException socket
        ? socket.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => $"dial tcp {url.Authority}: connect: connection refused",
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => $"dial tcp: lookup {url.Host}: no such host",
            _ => $"dial tcp {url.Authority}: {socket.Message}",
        }
        : error.InnerException?.Message ?? error.Message;

    private static HttpClient Client(TlsSettings? tls)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(10), MaxConnectionsPerServer = 32,
            MaxResponseHeadersLength = 64,
        };
        if (tls is not null)
        {
            handler.SslOptions = Options(tls);
        }

        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static SslClientAuthenticationOptions Options(TlsSettings tls)
    {
        var options = new SslClientAuthenticationOptions();
        if (tls.ClientCertificate.Length > 0)
        {
            options.ClientCertificates = [X509Certificate2.CreateFromPem(tls.ClientCertificate, tls.ClientKey)];
        }

        if (tls.CaCertificate.Length > 0)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.ImportFromPem(tls.CaCertificate);
        }

        if (tls.InsecureSkipVerify)
        {
#pragma warning disable CA5359 // The owner of the contact point asks for it by name.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        return options;
    }
}
