using System.Net;
using System.Net.Sockets;
using Cortico.Testing;

namespace Cortico.Web.Tests;

public sealed class HealthTests
{
    private static readonly IReadOnlyDictionary<string, string> NoSettings = new Dictionary<string, string>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Live_and_ready_while_Redis_answers()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation);

        using var live = await web.Http.SendGetAsync("/health/live");
        using var ready = await web.Http.SendGetAsync("/health/ready");

        Assert.Equal("Healthy", (await live.ReadJsonAsync()).GetProperty("status").GetString());
        Assert.Equal("Healthy", (await ready.ReadJsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Live_but_not_ready_without_Redis_and_the_probe_says_why()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation);
        await redis.KillAsync();

        using var live = await web.Http.SendGetAsync("/health/live");
        var (ready, took) = await web.Http.SendTimedGetAsync("/health/ready");
        using (ready)
        {
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains($"127.0.0.1:{redis.Port}", (await ready.ReadJsonAsync()).GetProperty("checks").GetProperty("redis").GetString(), StringComparison.Ordinal);
        }

        // Of the promised two seconds, with what a busy machine adds.
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(4.5));

        var probe = await WebServer.RunAsync(NoSettings, Cancellation, "--health", new Uri(web.Address, "/health/ready").ToString());
        Assert.Equal(1, probe.ExitCode);
        var reason = Assert.Single(probe.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("503", reason, StringComparison.Ordinal);
        Assert.Contains("redis", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_probe_succeeds_on_a_healthy_app()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation);

        var probe = await WebServer.RunAsync(NoSettings, Cancellation, "--health", new Uri(web.Address, "/health/ready").ToString());

        Assert.Equal(0, probe.ExitCode);
        Assert.StartsWith("healthy: ", probe.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_probe_fails_where_nothing_listens()
    {
        var nobody = $"http://127.0.0.1:{FreePort.Next()}/health/ready";

        var probe = await WebServer.RunAsync(NoSettings, Cancellation, "--health", nobody);

        Assert.Equal(1, probe.ExitCode);
        Assert.StartsWith($"unhealthy: {nobody}: ", probe.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_probe_gives_up_on_a_server_that_never_answers()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        var probe = await WebServer.RunAsync(NoSettings, Cancellation, "--health", $"http://{silent.LocalEndpoint}/health/ready");

        Assert.Equal(1, probe.ExitCode);
        Assert.Contains("did not answer within 2 s", probe.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("not-a-url")]
    [InlineData("ftp://127.0.0.1/")]
    public async Task The_probe_explains_itself_when_called_wrongly(params string[] arguments)
    {
        var probe = await WebServer.RunAsync(NoSettings, Cancellation, ["--health", .. arguments]);

        Assert.Equal(1, probe.ExitCode);
        Assert.StartsWith("unhealthy: usage is --health ", probe.Output, StringComparison.Ordinal);
    }
}
