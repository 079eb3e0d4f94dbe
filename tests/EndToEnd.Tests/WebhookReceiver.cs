using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace Cortico.EndToEnd.Tests;

/// <summary>Whom the stack tells of alerts: a receiver on a loopback port of its own that keeps what it is sent.</summary>
public sealed class WebhookReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<JsonElement> _received = new();

    public WebhookReceiver(int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}/alerts");
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _ = ListenAsync();
    }

    public Uri Address { get; }

    /// <summary>Bodies in the order of their arrival.</summary>
    public IReadOnlyList<JsonElement> Received => [.. _received];

    public void Dispose() => _listener.Close();

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = await JsonDocument.ParseAsync(context.Request.InputStream);
                _received.Enqueue(body.RootElement.Clone());
                context.Response.Close();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
