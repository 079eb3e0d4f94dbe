using System.Net;
using System.Text.Json;
using Cortico.Testing;
using Cortico.Web.Redis;

namespace Cortico.Web.Tests;

public sealed class ConfigurationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Redis__Address", "nowhere")]
    [InlineData("Redis__Address", "127.0.0.1")]
    [InlineData("Redis__PasswordFile", "/there/is/no/such/file")]
    [InlineData("Redis__TimeoutMilliseconds", "9999")]
    [InlineData("Redis__TimeoutMilliseconds", "soon")]
    [InlineData("FaultInjection__Enabled", "perhaps")]
    [InlineData("ASPNETCORE_URLS", "nonsense")]
    public async Task A_setting_that_cannot_work_is_refused_by_its_name(string name, string value)
    {
        var run = await WebServer.RunAsync(new Dictionary<string, string> { [name] = value }, Cancellation);

        Assert.Equal(78, run.ExitCode);
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(name, line, StringComparison.Ordinal);
        Assert.Contains(value, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_no_stack_trace()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation);

        var second = await WebServer.RunAsync(new Dictionary<string, string> { ["ASPNETCORE_URLS"] = web.Address.ToString() }, Cancellation);

        Assert.Equal(78, second.ExitCode);
        Assert.Contains(web.Address.Authority, Assert.Single(second.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_may_come_from_a_file()
    {
        using var folder = new TemporaryFolder();
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await File.WriteAllTextAsync(folder.File("password"), redis.Password + "\n", Cancellation);

        await using var web = await WebServer.StartAsync(
            new Dictionary<string, string> { ["Redis__Address"] = $"127.0.0.1:{redis.Port}", ["Redis__PasswordFile"] = folder.File("password") },
            Cancellation);
        using var answer = await web.Http.SendGetAsync("/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Every_line_of_the_log_is_a_JSON_object_and_none_is_about_a_single_request()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation);
        await Eventually.TrueAsync(() => Task.FromResult(web.Log.Contains("Content root path", StringComparison.Ordinal)), TimeSpan.FromSeconds(30), Cancellation);
        var before = web.Log;
        using var answer = await web.Http.SendGetAsync("/");

        await web.TerminateAsync(Cancellation);
        await web.WaitForExitAsync(Cancellation);

        Assert.All(web.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries), line =>
        {
            using var entry = JsonDocument.Parse(line);
            Assert.NotNull(entry.RootElement.GetProperty("Message").GetString());
        });
        Assert.Contains("shutting down", Assert.Single(web.Log[before.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:6379", "127.0.0.1", 6379)]
    [InlineData("redis:6379", "redis", 6379)]
    [InlineData("[::1]:6379", "::1", 6379)]
    public void An_address_is_a_host_and_a_port(string text, string host, int port)
    {
        Assert.True(RedisAddress.TryParse(text, out var address));
        Assert.Equal(new RedisAddress(host, port), address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("redis")]
    [InlineData(":6379")]
    [InlineData("redis:0")]
    [InlineData("redis:65536")]
    [InlineData("redis:6379/")]
    [InlineData("redis:6379/1")]
    [InlineData("user@redis:6379")]
    [InlineData("redis://redis:6379")]
    public void Anything_else_is_no_address(string text) => Assert.False(RedisAddress.TryParse(text, out _));
}
