using System.Net;
using Cortico.Testing;

namespace Cortico.Web.Tests;

public sealed class RequestMetricsTests(RunningWeb running) : IClassFixture<RunningWeb>
{
    private const string Answered = """http_request_duration_seconds_count{method="GET",route="/",code="200"}""";
    private const string Unmatched = """http_request_duration_seconds_count{method="GET",route="unmatched",code="404"}""";

    private HttpClient Http => running.Http;

    [Fact]
    public async Task A_request_is_counted_by_method_route_and_code()
    {
        var before = await Scrape.OfAsync(Http);
        using var answer = await Http.SendGetAsync("/");

        var after = await ScrapeAsync(scrape => scrape[Answered] != before[Answered]);

        Assert.Equal(before[Answered] + 1, after[Answered]);
        Assert.Equal(after[Answered], after["""http_request_duration_seconds_bucket{method="GET",route="/",code="200",le="+Inf"}"""]);
    }

    [Theory]
    [InlineData("0.001")]
    [InlineData("0.1")]
    [InlineData("10")]
    public async Task The_buckets_reach_from_a_millisecond_to_ten_seconds(string bound) =>
        Assert.Contains($$"""http_request_duration_seconds_bucket{method="GET",route="/",code="200",le="{{bound}}"}""", (await Scrape.OfAsync(Http)).Series.Keys);

    [Fact]
    public async Task Series_of_the_page_begin_at_zero_so_that_the_first_failure_shows_as_a_rise() =>
        Assert.Equal(0, (await Scrape.OfAsync(Http))["""http_request_duration_seconds_count{method="GET",route="/",code="503"}"""]);

    [Fact]
    public async Task Being_watched_is_no_traffic()
    {
        foreach (var path in (string[])["/metrics", "/health/live", "/health/ready"])
            using (await Http.SendGetAsync(path))
            {
            }

        var series = (await Scrape.OfAsync(Http)).Series.Keys;

        Assert.DoesNotContain(series, name => name.Contains("/metrics", StringComparison.Ordinal));
        Assert.DoesNotContain(series, name => name.Contains("/health", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Paths_and_methods_that_strangers_make_up_add_no_series()
    {
        using (await Http.SendGetAsync("/first"))
        using (await Http.SendAsync(new HttpMethod("BREW"), "/"))
        {
        }

        var before = await ScrapeAsync(scrape => scrape.Series.ContainsKey(Unmatched));
        using var path = await Http.SendGetAsync("/second?x=1");
        using var method = await Http.SendAsync(new HttpMethod("WHEN"), "/");
        var after = await ScrapeAsync(scrape => scrape[Unmatched] != before[Unmatched]);

        Assert.Equal(HttpStatusCode.NotFound, path.StatusCode);
        await path.ReadProblemAsync();
        Assert.Equal(before.Series.Count, after.Series.Count);
    }

    [Fact]
    public async Task A_request_that_ends_in_an_exception_keeps_its_route()
    {
        const string Refused = """http_request_duration_seconds_count{method="GET",route="/fault/latency",code="400"}""";
        using var answer = await Http.SendGetAsync("/fault/latency?ms=soon");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEqual(0, (await ScrapeAsync(scrape => scrape.Series.ContainsKey(Refused)))[Refused]);
    }

    [Fact]
    public async Task A_request_in_flight_shows_until_it_is_answered()
    {
        const string InFlight = """http_requests_in_progress{method="GET",route="/fault/latency"}""";
        var slow = Http.SendGetAsync("/fault/latency?ms=4000");

        await ScrapeAsync(scrape => scrape.Series.GetValueOrDefault(InFlight) == 1);
        using var answer = await slow;

        await ScrapeAsync(scrape => scrape[InFlight] == 0);
    }

    [Theory]
    [InlineData("process_cpu_seconds_total")]
    [InlineData("process_working_set_bytes")]
    [InlineData("process_start_time_seconds")]
    [InlineData("dotnet_collection_count_total")]
    [InlineData("dotnet_total_memory_bytes")]
    [InlineData("system_runtime_dotnet_gc_pause_time")]
    [InlineData("system_runtime_dotnet_thread_pool_queue_length")]
    public async Task The_process_and_the_runtime_report(string name) => Assert.NotEmpty((await Scrape.OfAsync(Http)).Named(name));

    [Fact]
    public async Task The_version_is_that_of_the_assembly()
    {
        var version = typeof(Hits.HitCounter).Assembly.GetName().Version!.ToString(3);

        Assert.Equal(1, (await Scrape.OfAsync(Http))[$$"""app_info{version="{{version}}"}"""]);
    }

    /// <summary>The first scrape that is as wanted: a request is counted a moment after its caller has the answer.</summary>
    private Task<Scrape> ScrapeAsync(Func<Scrape, bool> wanted) =>
        Eventually.GetAsync(() => Scrape.OfAsync(Http), wanted, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
}
