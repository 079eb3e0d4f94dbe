using System.Globalization;
using System.Net;
using Cortico.Testing;

namespace Cortico.Web.Tests;

public sealed class HitsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_visitors_are_counted_in_the_seeds_own_words()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation);

        using var first = await web.Http.SendGetAsync("/");
        using var second = await web.Http.SendGetAsync("/");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("text/plain", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Hello World! I have been seen 1 times..\n", await first.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("Hello World! I have been seen 2 times..\n", await second.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Each_of_many_concurrent_answers_has_a_count_of_its_own()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation);
        await using var replica = await WebServer.StartAsync(redis, Cancellation);

        var answers = Enumerable.Range(0, 1000).Select(i => (i % 2 == 0 ? web : replica).Http.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation));
        var counts = (await Task.WhenAll(answers)).Select(CountIn);

        Assert.Equal(Enumerable.Range(1, 1000), counts.Order());
    }

    [Fact]
    public async Task The_count_outlives_the_app_and_a_killed_Redis()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using (var before = await WebServer.StartAsync(redis, Cancellation))
            await before.Http.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation);
        await redis.RestartAsync(Cancellation);

        await using var after = await WebServer.StartAsync(redis, Cancellation);

        Assert.Equal(2, CountIn(await after.Http.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation)));
    }

    [Fact]
    public async Task Only_a_GET_is_a_visit()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation);

        using var post = await web.Http.SendAsync(HttpMethod.Post, "/");
        using var strange = await web.Http.SendAsync(new HttpMethod("BREW"), "/");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        Assert.Equal(HttpStatusCode.NotImplemented, strange.StatusCode);
        Assert.Equal(1, CountIn(await web.Http.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation)));
    }

    private static int CountIn(string greeting) => int.Parse(greeting.Split(' ')[6], CultureInfo.InvariantCulture);
}
