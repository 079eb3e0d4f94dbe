using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cortico.LoadGenerator.Tests;

/// <summary>A real Kestrel in the test's own process, which counts what it gets.</summary>
internal sealed class KestrelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _requests;
    private int _inFlight;
    private int _mostInFlight;

    private KestrelServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public long Requests => Interlocked.Read(ref _requests);

    public int MostInFlight => Volatile.Read(ref _mostInFlight);

    /// <param name="answer">Given how many requests came before.</param>
    public static async Task<KestrelServer> StartAsync(Func<HttpContext, long, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new KestrelServer(builder.Build());
        server._app.Run(context => server.CountAsync(context, answer));
        await server._app.StartAsync();
        return server;
    }

    public static Task<KestrelServer> StartAsync() => StartAsync((context, _) => context.Response.WriteAsync("fine"));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task CountAsync(HttpContext context, Func<HttpContext, long, Task> answer)
    {
        var inFlight = Interlocked.Increment(ref _inFlight);
        for (int most; inFlight > (most = _mostInFlight);) Interlocked.CompareExchange(ref _mostInFlight, inFlight, most);
        try
        {
            await answer(context, Interlocked.Increment(ref _requests) - 1);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }
}
