using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cortico.LoadGenerator.Tests.Http;

/// <summary>A server that misbehaves: what it sends back, and how, is the test's.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _connections;
    private int _requests;

    /// <param name="answer">Given the connection, how many requests came before, and the request's text; false closes the connection.</param>
    public RawServer(Func<NetworkStream, int, string, Task<bool>> answer)
    {
        _listener.Start();
        _accepting = AcceptAsync(answer);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Connections => Volatile.Read(ref _connections);

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Sends the same to each request and keeps the connection, or not.</summary>
    public static RawServer Saying(string answer, bool keeps = true) => new(async (stream, _, _) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        return keeps;
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<NetworkStream, int, string, Task<bool>> answer)
    {
        var serving = new List<Task>();
        try
        {
            while (true) serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token), answer));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client, Func<NetworkStream, int, string, Task<bool>> answer)
    {
        using var connection = client;
        Interlocked.Increment(ref _connections);
        var stream = client.GetStream();
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer, _stop.Token)) > 0;)
                if (!await answer(stream, Interlocked.Increment(ref _requests) - 1, Encoding.ASCII.GetString(buffer, 0, read))) return;
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException)
        {
            // The test is over, or its client gave up.
        }
    }
}
