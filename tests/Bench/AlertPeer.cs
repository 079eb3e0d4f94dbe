using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cortico.Bench;

/// <summary>What is watched and who is told, in one: series to scrape at /metrics, a webhook receiver at /hook that counts alerts.</summary>
internal sealed class AlertPeer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HashSet<string> _notified = [];
    private int _webhooks;

    private AlertPeer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Different alerts that it was told of.</summary>
    public int Notified
    {
        get
        {
            lock (_notified) return _notified.Count;
        }
    }

    public int Webhooks => _webhooks;

    public static async Task<AlertPeer> StartAsync(string metrics, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var peer = new AlertPeer(app);
        app.MapGet("/metrics", () => Results.Text(metrics, "text/plain; version=0.0.4"));
        app.MapPost("/hook", peer.TakeAsync);
        await app.StartAsync(cancellation);
        return peer;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        Interlocked.Increment(ref _webhooks);
        lock (_notified)
            foreach (var alert in body.RootElement.GetProperty("alerts").EnumerateArray()) _notified.Add(alert.GetProperty("fingerprint").GetString()!);
    }
}
