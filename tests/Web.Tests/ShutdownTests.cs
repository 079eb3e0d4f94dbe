using System.Net;
using Cortico.Testing;

namespace Cortico.Web.Tests;

public sealed class ShutdownTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_in_flight_is_answered_before_the_app_ends()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation, ("FaultInjection__Enabled", "true"));
        var slow = web.Http.SendGetAsync("/fault/latency?ms=4000");
        await Eventually.TrueAsync(
            async () => (await Scrape.OfAsync(web.Http)).Series.GetValueOrDefault("""http_requests_in_progress{method="GET",route="/fault/latency"}""") == 1,
            TimeSpan.FromSeconds(30),
            Cancellation);

        await web.TerminateAsync(Cancellation);

        using var answer = await slow;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, await web.WaitForExitAsync(Cancellation));
    }

    [Fact]
    public async Task A_fault_that_runs_does_not_delay_the_end()
    {
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var web = await WebServer.StartAsync(redis, Cancellation, ("FaultInjection__Enabled", "true"));
        using (await web.Http.SendAsync(HttpMethod.Post, "/fault/memory?mb=10&seconds=600"))
        using (await web.Http.SendAsync(HttpMethod.Post, "/fault/cpu?cores=1&seconds=600"))
        {
        }

        await web.TerminateAsync(Cancellation);

        Assert.Equal(0, await web.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(8), Cancellation));
    }
}
