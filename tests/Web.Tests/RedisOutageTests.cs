using System.Net;
using Cortico.Testing;
using StackExchange.Redis;

namespace Cortico.Web.Tests;

public sealed class RedisOutageTests
{
    /// <summary>The promise is two seconds. A busy machine may add to them, but not as much as the client's own five would.</summary>
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_Redis_is_a_503_and_a_restarted_one_is_found_again()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation);

        await redis.KillAsync();
        var (answer, took) = await web.Http.SendTimedGetAsync("/");
        using (answer)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("The hit counter is away", (await answer.ReadProblemAsync()).GetProperty("title").GetString());
            Assert.NotNull(answer.Headers.RetryAfter);
        }

        Assert.InRange(took, TimeSpan.Zero, Promise);
        await redis.RestartAsync(Cancellation);
        await BecomesAsync(web, HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_app_starts_without_Redis_and_finds_it_later()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await redis.KillAsync();
        await using var web = await WebServer.StartAsync(redis, Cancellation);

        var (answer, took) = await web.Http.SendTimedGetAsync("/");
        using (answer)
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.InRange(took, TimeSpan.Zero, Promise);

        await redis.RestartAsync(Cancellation);
        await BecomesAsync(web, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_Redis_that_hangs_holds_no_request_beyond_the_promise()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation, ("Redis__TimeoutMilliseconds", "300"));
        await using var administrator = await ConnectionMultiplexer.ConnectAsync($"{redis.ConnectionString},allowAdmin=true");

        await administrator.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", 8000, "ALL");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => web.Http.SendTimedGetAsync("/")));

        Assert.All(answers, answer =>
        {
            using var response = answer.Response;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.InRange(answer.Took, TimeSpan.Zero, Promise);
        });
        await BecomesAsync(web, HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_outage_is_logged_once_and_so_is_its_end()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation);

        await redis.KillAsync();
        for (var i = 0; i < 20; i++)
            using (await web.Http.SendGetAsync("/"))
            {
            }

        await redis.RestartAsync(Cancellation);
        await BecomesAsync(web, HttpStatusCode.OK);

        // At the start, and again after the outage.
        await Eventually.TrueAsync(() => Task.FromResult(Logged(web, "answers") == 2), Patience, Cancellation);
        Assert.Equal(1, Logged(web, "is away"));
    }

    [Fact]
    public async Task A_wrong_password_is_an_outage_that_does_not_end_the_app()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(
            new Dictionary<string, string> { ["Redis__Address"] = $"127.0.0.1:{redis.Port}", ["Redis__Password"] = "wrong" }, Cancellation);

        using var answer = await web.Http.SendGetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    private static int Logged(WebServer web, string words) =>
        web.Log.Split('\n').Count(line => line.Contains("RedisConnection", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal));

    private static Task BecomesAsync(WebServer web, HttpStatusCode wanted) => Eventually.TrueAsync(
        async () =>
        {
            using var answer = await web.Http.SendGetAsync("/");
            return answer.StatusCode == wanted;
        },
        Patience,
        Cancellation);
}
