using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Cortico.Web.Health;

/// <summary>
/// <c>Web --health URL</c>: asks a running instance and leaves its answer as exit code, for images that carry no curl.
/// It is started every few seconds, so it does without HttpClient, which would double its CPU time.
/// </summary>
public static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <returns>0 when the URL answered 2xx, else 1; one line on standard output says why.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var text] || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp)
            return Say(healthy: false, "usage is --health http://HOST:PORT/health/ready");

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var answer = await AskAsync(url, patience.Token);
            return answer.Split(' ') is ["HTTP/1.0" or "HTTP/1.1", var code, ..] && int.TryParse(code, CultureInfo.InvariantCulture, out var status)
                ? Say(status is >= 200 and < 300, $"{url} answered {status} {BodyOf(answer)}")
                : Say(healthy: false, $"{url} does not speak HTTP");
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return Say(healthy: false, $"{url}: {error.Message}");
        }
        catch (OperationCanceledException)
        {
            return Say(healthy: false, $"{url} did not answer within {Patience.TotalSeconds:0} s");
        }
    }

    /// <summary>HTTP/1.0, so that the end of the answer is the end of the connection.</summary>
    private static async Task<string> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(url.DnsSafeHost, url.Port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {url.PathAndQuery} HTTP/1.0\r\nHost: {url.Authority}\r\n\r\n"), cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static string BodyOf(string answer) => answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var end and >= 0 ? answer[(end + 4)..] : "";

    private static int Say(bool healthy, string reason)
    {
        Console.WriteLine($"{(healthy ? "healthy" : "unhealthy")}: {reason}".ReplaceLineEndings(" ").TrimEnd());
        return healthy ? 0 : 1;
    }
}
