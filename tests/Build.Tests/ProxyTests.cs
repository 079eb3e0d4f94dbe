using System.Net;
using System.Net.Sockets;
using System.Text;
using Cortico.Stack;

namespace Cortico.Build.Tests;

/// <summary>A machine behind a company's proxy, which knows nothing of 127.0.0.1.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task This_machine_itself_is_never_asked_for_through_the_proxy()
    {
        using var grafana = new TcpListener(IPAddress.Loopback, 0);
        grafana.Start();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var refusals = RefuseAsync(grafana, ended.Token);
        const string Nowhere = "http://127.0.0.1:1";
        var plan = BuildProcess.Command("--target=Plan", "--project=behind-a-proxy", $"--grafana-url=http://{grafana.LocalEndpoint}") with
        {
            Environment = new Dictionary<string, string> { ["HTTP_PROXY"] = Nowhere, ["http_proxy"] = Nowhere, ["no_proxy"] = "intranet", [GrafanaAccount.PasswordVariable] = "wrong" },
        };

        var result = await plan.RunAsync(ended.Token);

        await ended.CancelAsync();
        Assert.True(await refusals > 0, result.Complaint);
        Assert.Contains("401", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Answers every request 401, until it is cancelled.</summary>
    /// <returns>How many.</returns>
    private static async Task<int> RefuseAsync(TcpListener listener, CancellationToken cancellation)
    {
        var answered = 0;
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(cancellation);
                await using var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096], cancellation);
                await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), cancellation);
                answered++;
            }
        }
        catch (OperationCanceledException)
        {
            return answered;
        }
    }
}
