using Cortico.Testing;

namespace Cortico.Web.Tests;

public sealed class RedisMetricsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redis_and_the_hit_counter_report_through_the_app()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation);
        for (var i = 0; i < 3; i++)
            await web.Http.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation);

        var scrape = await Scrape.OfAsync(web.Http);

        var labels = $$"""{addr="127.0.0.1:{{redis.Port}}"}""";
        Assert.Equal(1, scrape["redis_up" + labels]);
        Assert.Equal(3, scrape["cortico_hits" + labels]);
        Assert.InRange(scrape["redis_memory_used_bytes" + labels], 100_000, 100_000_000);
        Assert.Equal(0, scrape["redis_memory_max_bytes" + labels]);
        Assert.InRange(scrape["redis_connected_clients" + labels], 1, 10);
        Assert.InRange(scrape["redis_commands_processed_total" + labels], 3, 1000);
        Assert.Equal(0, scrape["redis_keyspace_misses_total" + labels]);
        Assert.Equal(0, scrape["redis_evicted_keys_total" + labels]);
        Assert.NotEmpty(scrape.Named("redis_keyspace_hits_total"));
    }

    [Fact]
    public async Task While_Redis_is_away_nothing_of_it_is_reported_but_that()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation);
        Assert.NotEmpty((await Scrape.OfAsync(web.Http)).Named("redis_memory_used_bytes"));

        await redis.KillAsync();
        var (answer, took) = await web.Http.SendTimedGetAsync("/metrics");
        using (answer)
            Assert.True(answer.IsSuccessStatusCode);
        // Well within a scrape's patience, with what a busy machine adds.
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(3.5));

        var scrape = await Scrape.OfAsync(web.Http);
        Assert.Equal([0], scrape.Named("redis_up").Select(series => scrape[series]));
        Assert.Equal(["redis_up"], scrape.Series.Keys.Where(IsOfRedis).Select(series => series.Split('{')[0]));
    }

    [Fact]
    public async Task Counters_begin_again_when_Redis_does()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation);
        for (var i = 0; i < 200; i++)
            await web.Http.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation);
        Assert.InRange(await CommandsAsync(), 200, 1000);

        // No scrape sees Redis away, so that the fall itself must be taken over.
        await redis.RestartAsync(Cancellation);
        await Eventually.TrueAsync(
            async () =>
            {
                using var ready = await web.Http.SendGetAsync("/health/ready");
                return ready.IsSuccessStatusCode;
            },
            TimeSpan.FromSeconds(30),
            Cancellation);

        Assert.InRange(await CommandsAsync(), 1, 199);

        async Task<double> CommandsAsync()
        {
            var scrape = await Scrape.OfAsync(web.Http);
            return scrape[scrape.Named("redis_commands_processed_total").Single()];
        }
    }

    private static bool IsOfRedis(string series) =>
        series.StartsWith("redis_", StringComparison.Ordinal) || series.StartsWith("cortico_", StringComparison.Ordinal);
}
