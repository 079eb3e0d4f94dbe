using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cortico.Compat.Tests.Http;

/// <summary>A Kestrel on a free loopback port: /echo tells what arrived, /status/N answers N, /slow never answers.</summary>
public sealed class EchoServer : IAsyncLifetime
{
    private WebApplication? app;

    public string Address => app!.Urls.Single();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        switch (request.Path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            case ["status", var code]:
                context.Response.StatusCode = int.Parse(code, provider: null);
                await context.Response.WriteAsync($"this is {code}");
                break;
            case ["slow"]:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            default:
                using (var body = new StreamReader(request.Body))
                {
                    var headers = string.Join('\n', request.Headers.Select(header => $"{header.Key}: {header.Value}"));
                    var text = await body.ReadToEndAsync();
                    await context.Response.WriteAsync($"{request.Method} {request.Path}\n{headers}\n\n{text}");
                }

                break;
        }
    }
}
