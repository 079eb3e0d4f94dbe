using System.Net;
using Cortico.Testing;

namespace Cortico.Web.Tests;

public sealed class FaultTests(RunningWeb running) : IClassFixture<RunningWeb>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HttpClient Http => running.Http;

    [Fact]
    public async Task Faults_do_not_exist_unless_they_are_enabled()
    {
        await using var web = await WebServer.StartAsync(running.Redis, Cancellation);

        foreach (var path in (string[])["latency?ms=1", "error", "memory?mb=1&seconds=1", "cpu?cores=1&seconds=1"])
        {
            using var answer = await web.Http.SendGetAsync("/fault/" + path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Latency_is_added()
    {
        var (answer, took) = await Http.SendTimedGetAsync("/fault/latency?ms=300");
        using (answer)
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.InRange(took, TimeSpan.FromMilliseconds(290), TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("/fault/error", 500)]
    [InlineData("/fault/error?code=418", 418)]
    [InlineData("/fault/error?code=503&ratio=1", 503)]
    public async Task An_error_is_the_one_that_was_asked_for(string path, int code)
    {
        using var answer = await Http.SendGetAsync(path);

        Assert.Equal(code, (int)answer.StatusCode);
        await answer.ReadProblemAsync();
    }

    [Fact]
    public async Task A_ratio_spares_the_other_requests()
    {
        using var spared = await Http.SendGetAsync("/fault/error?code=500&ratio=0");
        var half = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Http.SendGetAsync("/fault/error?ratio=0.5")));

        Assert.Equal(HttpStatusCode.OK, spared.StatusCode);
        // Outside of it once in 10^15 runs.
        Assert.InRange(half.Count(answer => answer.IsSuccessStatusCode), 44, 156);
    }

    [Theory]
    [InlineData("/fault/latency", "ms")]
    [InlineData("/fault/latency?ms=-1", "ms")]
    [InlineData("/fault/latency?ms=60001", "ms")]
    [InlineData("/fault/latency?ms=soon", "ms")]
    [InlineData("/fault/error?code=200", "code")]
    [InlineData("/fault/error?code=600", "code")]
    [InlineData("/fault/error?ratio=1.1", "ratio")]
    [InlineData("/fault/memory?seconds=1", "mb")]
    [InlineData("/fault/memory?mb=1025&seconds=1", "mb")]
    [InlineData("/fault/memory?mb=1&seconds=0", "seconds")]
    [InlineData("/fault/memory?mb=1&seconds=601", "seconds")]
    [InlineData("/fault/cpu?cores=0&seconds=1", "cores")]
    [InlineData("/fault/cpu?cores=1000&seconds=1", "cores")]
    [InlineData("/fault/cpu?cores=1&seconds=601", "seconds")]
    public async Task A_value_out_of_bounds_is_refused_by_its_name(string path, string name)
    {
        using var answer = await Http.SendGetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(name, (await answer.ReadProblemAsync()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memory_is_held_once_and_given_back()
    {
        const double Held = 200 * 1024 * 1024;
        var before = await WorkingSetAsync();

        using var started = await Http.SendAsync(HttpMethod.Post, "/fault/memory?mb=200&seconds=600");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal("DELETE /fault/memory", (await started.ReadJsonAsync()).GetProperty("endedBy").GetString());
        await BecomesAsync(memory => memory > before + (Held * 0.9));

        using var second = await Http.SendAsync(HttpMethod.Post, "/fault/memory?mb=1&seconds=1");
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);

        using var ended = await Http.SendAsync(HttpMethod.Delete, "/fault/memory");
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        await BecomesAsync(memory => memory < before + (Held * 0.5));

        using var nothing = await Http.SendAsync(HttpMethod.Delete, "/fault/memory");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Fact]
    public async Task Cores_are_kept_busy_while_requests_are_still_answered()
    {
        var before = (await Scrape.OfAsync(Http))["process_cpu_seconds_total"];

        using var started = await Http.SendAsync(HttpMethod.Post, "/fault/cpu?cores=1&seconds=600");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await Eventually.TrueAsync(
            async () => (await Scrape.OfAsync(Http))["process_cpu_seconds_total"] > before + 0.5, TimeSpan.FromSeconds(30), Cancellation);
        using var greeting = await Http.SendGetAsync("/");
        Assert.Equal(HttpStatusCode.OK, greeting.StatusCode);

        using var ended = await Http.SendAsync(HttpMethod.Delete, "/fault/cpu");
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
    }

    private async Task<double> WorkingSetAsync() => (await Scrape.OfAsync(Http))["process_working_set_bytes"];

    private Task<double> BecomesAsync(Func<double, bool> wanted) =>
        Eventually.GetAsync(WorkingSetAsync, wanted, TimeSpan.FromSeconds(30), Cancellation);
}
