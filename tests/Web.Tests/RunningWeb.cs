using Cortico.Testing;

namespace Cortico.Web.Tests;

/// <summary>One Redis and one app with its fault endpoints, for tests that leave both as they were.</summary>
public sealed class RunningWeb : IAsyncLifetime
{
    public RedisServer Redis { get; private set; } = null!;

    public WebServer Web { get; private set; } = null!;

    public HttpClient Http => Web.Http;

    public async ValueTask InitializeAsync()
    {
        Redis = await RedisServer.StartAsync(TestContext.Current.CancellationToken);
        Web = await WebServer.StartAsync(Redis, TestContext.Current.CancellationToken, ("FaultInjection__Enabled", "true"));
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await Redis.DisposeAsync();
    }
}
