using Cortico.Stack.Load;
using Cortico.Stack.Prometheus;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Load;

/// <summary>On a real Prometheus that scrapes a page whose figures the test decides.</summary>
public sealed class ServerObserverTests(ScrapedWebApp scraped) : IClassFixture<ScrapedWebApp>
{
    private readonly FakeWebApp _app = scraped.App;
    private readonly ServerObserver _observer = new(scraped.Prometheus, TimeProvider.System, ["/"], TimeSpan.FromSeconds(8));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PrometheusApi Prometheus => scraped.Prometheus;

    [Fact]
    public async Task Requests_are_counted_to_the_request_by_status_and_of_the_asked_routes_only()
    {
        _app.Answer(200, 17);

        var figures = await LoadAsync(() =>
        {
            _app.Answer(200, 900);
            _app.Answer(503, 100, seconds: 0.007);
        });

        Assert.Equal(1000, figures.Requests.Value);
        Assert.Equal([new StatusCount(200, 900), new StatusCount(503, 100)], figures.Statuses);
        Assert.Equal(0.1, figures.ErrorRatio.Value);
        Assert.Equal(900, figures.Hits.Value);
        Assert.Empty(figures.Incidents);
        Assert.True(figures is { CpuMax.Value: > 0, RedisOperations.Value: > 0 });
        Assert.Equal(1000, Area(figures.Series[0], figures.From), 3);
    }

    [Fact]
    public async Task Requests_that_match_no_route_are_counted_too()
    {
        var figures = await LoadAsync(() => _app.Miss(40));

        Assert.Equal([new StatusCount(404, 40)], figures.Statuses);
    }

    [Fact]
    public async Task What_the_app_counts_only_after_the_first_scrape_is_waited_for()
    {
        var before = await _observer.BeforeAsync(Cancellation);
        var begin = DateTimeOffset.UtcNow;
        _app.Answer(200, 990);
        var result = Result(begin);
        result = result with { Scenarios = [result.Scenarios[0] with { WarmUp = RequestCounts.None, Requests = new RequestCounts(1000, 0, 0) }] };

        _app.AnswerLate(result.Ended + TimeSpan.FromMilliseconds(300), 200, 10);

        Assert.Equal(1000, (await _observer.AfterAsync(before, result, Cancellation)).Requests.Value);
    }

    [Fact]
    public async Task A_target_that_is_gone_since_Prometheus_was_stopped_is_not_waited_for()
    {
        await using var prometheus = await PrometheusServer.StartAsync($$"""
            global: {scrape_interval: 500ms, scrape_timeout: 400ms}
            scrape_configs:
            - job_name: web
              static_configs: [{targets: ['{{_app.Authority}}'], labels: {service: web} }]
            - job_name: past
              honor_labels: true
              metrics_path: /left-behind
              static_configs: [{targets: ['{{_app.Authority}}'], labels: {service: past} }]
            """, Cancellation);
        using var http = new HttpClient();
        var api = new PrometheusApi(http, prometheus.Address);
        await Eventually.TrueAsync(
            async () => (await api.SeriesAsync("up{service=\"web\"}", DateTimeOffset.UtcNow, Cancellation)).Count == 2, TimeSpan.FromSeconds(30), Cancellation);

        var before = await new ServerObserver(api, TimeProvider.System, ["/"], TimeSpan.FromSeconds(8)).BeforeAsync(Cancellation);

        Assert.Equal(_app.Authority, Assert.Single(before.Instances).Name);
    }

    [Fact]
    public async Task Quantiles_are_those_that_Prometheus_would_give()
    {
        // Other tests left answers of other codes.
        const string Buckets = "http_request_duration_seconds_bucket{code=\"200\"}";
        _app.Answer(200, 5, seconds: 0.009);

        var figures = await LoadAsync(() =>
        {
            _app.Answer(200, 60, seconds: 0.002);
            _app.Answer(200, 37, seconds: 0.004);
            _app.Answer(200, 3, seconds: 1);
        });

        // The same differences, as Prometheus interpolates them.
        Assert.Equal(await QuantileAsync(0.5), figures.P50.Value!.Value, 9);
        Assert.Equal(await QuantileAsync(0.95), figures.P95.Value!.Value, 9);
        Assert.Equal(await QuantileAsync(0.99), figures.P99.Value!.Value, 9);

        async Task<double> QuantileAsync(double quantile) => 1000 * (await Prometheus.SeriesAsync(
            $"histogram_quantile({quantile}, {Buckets} @ {Seconds(figures.To)} - {Buckets} @ {Seconds(figures.From)})", figures.To, Cancellation))[0].Points[0].Value;
    }

    [Fact]
    public async Task A_restart_of_the_app_is_named_and_what_the_new_process_counted_is_added()
    {
        _app.Answer(200, 50);
        var before = await _observer.BeforeAsync(Cancellation);
        var begin = DateTimeOffset.UtcNow;
        _app.Answer(200, 30);
        await ScrapedAsync(DateTimeOffset.UtcNow);
        _app.Answer(200, 7);
        _app.Restart();
        _app.Answer(200, 500);

        var figures = await _observer.AfterAsync(before, Result(begin), Cancellation);

        // The seven came after the old process's last scrape.
        Assert.Equal(530, figures.Requests.Value);
        Assert.Equal(537, figures.Hits.Value);
        Assert.StartsWith($"{_app.Authority} was restarted (", Assert.Single(figures.Incidents));
    }

    [Fact]
    public async Task Counters_that_begin_again_are_named_even_where_the_process_tells_no_other_start()
    {
        _app.Answer(200, 50);

        var figures = await LoadAsync(() =>
        {
            _app.Restart(tellsStart: false);
            _app.Answer(200, 20);
        });

        Assert.Equal(20, figures.Requests.Value);
        Assert.Equal($"the counters of {_app.Authority} began again at zero: what it counted after the last scrape before that is lost", Assert.Single(figures.Incidents));
    }

    [Fact]
    public async Task An_app_that_is_down_at_the_end_is_named_and_the_counter_in_Redis_is_not_guessed()
    {
        ServerFigures figures;
        try
        {
            figures = await LoadAsync(() => _app.Switch(on: false));
        }
        finally
        {
            _app.Switch(on: true);
        }

        Assert.Equal(0, figures.Requests.Value);
        Assert.Equal("the server counted no request", figures.ErrorRatio.Missing);
        Assert.Equal("after the load the app exported no cortico_hits: it, or its Redis, was away", figures.Hits.Missing);
        Assert.StartsWith($"{_app.Authority} did not answer the scrape at ", Assert.Single(figures.Incidents));
    }

    [Fact]
    public async Task An_app_that_does_not_answer_before_the_load_is_named_and_nothing_is_counted_from_zero()
    {
        _app.Switch(on: false);
        try
        {
            await Eventually.TrueAsync(async () => (await Prometheus.SeriesAsync("up", DateTimeOffset.UtcNow, Cancellation)) is [var up] && up.Points[0].Value == 0, TimeSpan.FromSeconds(30), Cancellation);
            var problem = await Assert.ThrowsAsync<StackException>(() => new ServerObserver(Prometheus, TimeProvider.System, ["/"], TimeSpan.FromSeconds(2)).BeforeAsync(Cancellation));
            Assert.Contains($"{_app.Authority} did not answer at ", problem.Message);
        }
        finally
        {
            _app.Switch(on: true);
        }
    }

    [Fact]
    public async Task What_no_rule_records_is_missing_by_name()
    {
        var figures = await LoadAsync(() => _app.Answer(200, 1));

        Assert.StartsWith("sum(service:memory_working_set_bytes{service=\"web\"}) has no value between ", figures.MemoryMax.Missing);
        Assert.Equal(1, figures.Requests.Value);
    }

    [Fact]
    public async Task A_Prometheus_that_went_away_leaves_every_figure_missing_with_the_reason()
    {
        var before = await _observer.BeforeAsync(Cancellation);
        using var http = new HttpClient();
        var gone = new ServerObserver(new PrometheusApi(http, new Uri($"http://127.0.0.1:{FreePort.Next()}")), TimeProvider.System, ["/"]);

        var figures = await gone.AfterAsync(before, Result(DateTimeOffset.UtcNow), Cancellation);

        Assert.Contains("can't be reached", figures.Requests.Missing);
        Assert.Contains("can't be reached", figures.CpuMax.Missing);
    }

    [Fact]
    public async Task Interrupted_after_the_load_it_says_so_in_each_figure_and_loses_nothing_else()
    {
        var before = await _observer.BeforeAsync(Cancellation);

        var figures = await _observer.AfterAsync(before, Result(DateTimeOffset.UtcNow), new CancellationToken(canceled: true));

        Assert.Equal("LoadTest was interrupted before Prometheus had told it", figures.Requests.Missing);
        Assert.Equal(before.At, figures.From);
    }

    [Fact]
    public async Task Without_a_target_the_observation_fails_before_the_load()
    {
        await using var alone = await PrometheusServer.StartAsync("global: {scrape_interval: 1s}\n", Cancellation);
        using var http = new HttpClient();
        var observer = new ServerObserver(new PrometheusApi(http, alone.Address), TimeProvider.System, ["/"], TimeSpan.FromSeconds(1));

        var problem = await Assert.ThrowsAsync<StackException>(() => observer.BeforeAsync(Cancellation));

        Assert.Contains("has had no target with service=\"web\" for 1 s", problem.Message);
    }

    [Fact]
    public async Task Prometheus_tells_its_version() => Assert.Matches(@"^\d+\.\d+", await Prometheus.VersionAsync(Cancellation));

    private async Task<ServerFigures> LoadAsync(Action load)
    {
        var before = await _observer.BeforeAsync(Cancellation);
        var begin = DateTimeOffset.UtcNow;
        load();
        return await _observer.AfterAsync(before, Result(begin), Cancellation);
    }

    /// <summary>Rates times the time that each stands for: the requests again.</summary>
    private static double Area(ServerSeries rates, DateTimeOffset from) => rates.Points.Aggregate(
        (At: from.ToUnixTimeMilliseconds(), Sum: 0d), (area, point) => (point.At, area.Sum + (point.Value!.Value * (point.At - area.At) / 1000))).Sum;

    private Task ScrapedAsync(DateTimeOffset moment) => Eventually.TrueAsync(
        async () => (await Prometheus.SeriesAsync("timestamp(up)", DateTimeOffset.UtcNow, Cancellation)) is [var up] && up.Points[0].Value > moment.ToUnixTimeMilliseconds() / 1000d, TimeSpan.FromSeconds(30), Cancellation);

    private static LoadResult Result(DateTimeOffset begin) => SampleRun.Result() with { Started = begin, Measured = begin, Ended = DateTimeOffset.UtcNow };

    private static string Seconds(DateTimeOffset moment) => (moment.ToUnixTimeMilliseconds() / 1000m).ToString("0.###");
}
