using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cortico.EmbeddedGrafana.Tests.Query;

/// <summary>An HTTP server in Prometheus' place, for what a real one does not do on demand: be slow, redirect, send rubbish.</summary>
internal sealed class FakePrometheus : IAsyncDisposable
{
    public const string OneVector = """{"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"up"},"value":[1795372245.613,"1"]}]}}""";
    public const string OneMatrix = """{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"up"},"values":[[1795372245,"1"]]}]}}""";

    private readonly WebApplication _app;

    private FakePrometheus(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    /// <summary>What arrived, with the form or query parameters in one.</summary>
    public ConcurrentQueue<(string Method, string Path, Dictionary<string, string> Parameters, Dictionary<string, string> Headers)> Requests { get; } = new();

    public static Task<FakePrometheus> StartAsync(string body, CancellationToken cancellation) =>
        StartAsync(context => context.Response.WriteAsync(body, context.RequestAborted), cancellation);

    public static async Task<FakePrometheus> StartAsync(RequestDelegate answer, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new FakePrometheus(builder.Build());
        server._app.Run(async context =>
        {
            var parameters = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
            if (context.Request.HasFormContentType)
            {
                foreach (var (name, value) in await context.Request.ReadFormAsync(context.RequestAborted))
                {
                    parameters[name] = value.ToString();
                }
            }

            server.Requests.Enqueue((context.Request.Method, context.Request.Path, parameters,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            await answer(context);
        });
        await server._app.StartAsync(cancellation);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
