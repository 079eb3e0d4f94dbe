using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cortico.Stack.FireDrills;

/// <summary>Whom Grafana tells during a drill: a web server on one address that keeps what it is sent.</summary>
public sealed class NotificationReceiver : IAsyncDisposable
{
    private const long LargestBody = 4 * 1024 * 1024;
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(1);
    private readonly ConcurrentQueue<Notification> _received = new();
    private readonly TimeProvider _time;
    private readonly WebApplication _server;

    private NotificationReceiver(IPEndPoint listen, TimeProvider time)
    {
        _time = time;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(listen);
        });
        _server = builder.Build();
        _server.Run(ReceiveAsync);
    }

    /// <summary>In the order of their arrival.</summary>
    public IReadOnlyList<Notification> Received => [.. _received];

    /// <exception cref="StackException">The address can't be listened on.</exception>
    public static async Task<NotificationReceiver> ListenAsync(IPEndPoint listen, TimeProvider time, CancellationToken cancellation)
    {
        var receiver = new NotificationReceiver(listen, time);
        try
        {
            await receiver._server.StartAsync(cancellation);
            return receiver;
        }
        catch (IOException problem)
        {
            await receiver._server.DisposeAsync();
            throw new StackException($"The drill's receiver can't listen on {listen}: {problem.Message} Choose other ports: --port-base=18100.", problem);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(LongestStop, _time);
        await _server.StopAsync(limit.Token);
        await _server.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        var timestamp = _time.GetTimestamp();
        var contactPoint = Uri.UnescapeDataString(context.Request.Path.Value!.TrimStart('/'));
        _received.Enqueue(new Notification(timestamp, contactPoint, await ReadAsync(context)));
    }

    private static async Task<JsonObject?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
