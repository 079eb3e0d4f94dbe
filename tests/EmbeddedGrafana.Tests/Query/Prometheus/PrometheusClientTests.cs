using System.Globalization;
using System.Text.Json;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Query;
using Cortico.EmbeddedGrafana.Query.Prometheus;
using Cortico.EmbeddedGrafana.Query.Time;
using Cortico.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cortico.EmbeddedGrafana.Tests.Query.Prometheus;

public sealed class PrometheusClientTests(TestGrafana grafana) : IClassFixture<TestGrafana>
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeMilliseconds(1795372245613);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_is_posted_as_a_form()
    {
        await using var prometheus = await FakePrometheus.StartAsync(FakePrometheus.OneVector, Cancellation);

        var result = await AskAsync(prometheus.Url);

        Assert.Equal(1, result.Series[0].Values[0]);
        var (method, path, parameters, _) = Assert.Single(prometheus.Requests);
        Assert.Equal(("POST", "/api/v1/query"), (method, path));
        Assert.Equal("up{job=\"a & b\"}", parameters["query"]);
        Assert.Equal("1795372245.613", parameters["time"]);
    }

    [Fact]
    public async Task A_range_is_aligned_to_its_step()
    {
        await using var prometheus = await FakePrometheus.StartAsync(FakePrometheus.OneMatrix, Cancellation);
        using var client = Client(new QueryLimits());

        await client.AskAsync(
            UpstreamQuery.Range(Target(prometheus.Url), "up", new TimeRange(Time.AddMinutes(-5), Time), TimeSpan.FromSeconds(20), utcOffsetSeconds: 0), Cancellation);

        var (_, path, parameters, _) = Assert.Single(prometheus.Requests);
        Assert.Equal("/api/v1/query_range", path);
        Assert.Equal(("1795371940", "1795372240", "20"), (parameters["start"], parameters["end"], parameters["step"]));
    }

    [Theory]
    [InlineData(0, "1795305600")]
    [InlineData(3600, "1795302000")]
    [InlineData(-18000, "1795323600")]
    public void The_days_of_a_range_begin_at_the_viewers_midnight(long offset, string expected)
    {
        var query = UpstreamQuery.Range(Target("http://127.0.0.1"), "up", new TimeRange(Time, Time), TimeSpan.FromDays(1), offset);

        Assert.Equal(expected, query.Start);
    }

    [Fact]
    public void A_step_of_nothing_is_left_to_Prometheus() =>
        Assert.Equal(("1795372245.613", "0"), UpstreamQuery.Range(Target("http://127.0.0.1"), "up", new TimeRange(Time, Time), TimeSpan.Zero, 0) is var query ? (query.End, query.Step) : default);

    [Fact]
    public async Task What_the_data_source_says_is_sent_along()
    {
        await using var prometheus = await FakePrometheus.StartAsync(FakePrometheus.OneVector, Cancellation);
        var (status, _) = await grafana.SendAsync(HttpMethod.Post, "/api/datasources", $$"""
            {"name": "Mine", "uid": "mine", "type": "prometheus", "access": "proxy", "url": "{{prometheus.Url}}/prefix/", "basicAuth": true, "basicAuthUser": "user",
             "jsonData": {"httpMethod": "GET", "timeInterval": "5s", "queryTimeout": "7s", "customQueryParameters": "max_source_resolution=5m&a=b", "httpHeaderName1": "X-Scope-OrgID"},
             "secureJsonData": {"basicAuthPassword": "secret", "httpHeaderValue1": "tenant-1"} }
            """, Cancellation);
        Assert.Equal(200, status);
        using var client = Client(new QueryLimits());

        await client.AskAsync(
            UpstreamQuery.Instant(PrometheusTarget.Of(grafana.Services.GetRequiredService<DataSourceStore>().Find("mine")!), "up{job=\"a & b\"}", Time), Cancellation);

        var (method, path, parameters, headers) = Assert.Single(prometheus.Requests);
        Assert.Equal(("GET", "/prefix/api/v1/query"), (method, path));
        Assert.Equal("up{job=\"a & b\"}", parameters["query"]);
        Assert.Equal(("7s", "5m", "b"), (parameters["timeout"], parameters["max_source_resolution"], parameters["a"]));
        Assert.Equal("Basic dXNlcjpzZWNyZXQ=", headers["Authorization"]);
        Assert.Equal("tenant-1", headers["X-Scope-OrgID"]);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await FakePrometheus.StartAsync(FakePrometheus.OneVector, Cancellation);
        await using var prometheus = await FakePrometheus.StartAsync(context =>
        {
            context.Response.Redirect(elsewhere.Url + "/api/v1/query");
            return Task.CompletedTask;
        }, Cancellation);

        var result = await AskAsync(prometheus.Url);

        Assert.Equal("unexpected response with status code 302: ", result.Error);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(422)]
    [InlineData(503)]
    public async Task An_error_of_Prometheus_keeps_its_status_and_words(int status)
    {
        await using var prometheus = await FakePrometheus.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("""{"status":"error","errorType":"timeout","error":"query timed out"}""", context.RequestAborted);
        }, Cancellation);

        var result = await AskAsync(prometheus.Url);

        Assert.Equal((status, "timeout: query timed out"), (result.Status, result.Error));
    }

    [Fact]
    public async Task Another_status_is_told_with_the_begin_of_its_body()
    {
        await using var prometheus = await FakePrometheus.StartAsync(context =>
        {
            context.Response.StatusCode = 401;
            return context.Response.WriteAsync(new string('x', 5000), context.RequestAborted);
        }, Cancellation);

        var result = await AskAsync(prometheus.Url);

        Assert.Equal("unexpected response with status code 401: " + new string('x', 1024), result.Error);
    }

    [Fact]
    public async Task A_Prometheus_that_is_down_is_told_in_Grafanas_words()
    {
        var port = FreePort.Next();

        var result = await AskAsync(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

        Assert.Equal(502, result.Status);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"Post \"http://127.0.0.1:{port}/api/v1/query\": dial tcp 127.0.0.1:{port}: connect: connection refused"), result.Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_slow_Prometheus_is_given_up_after_the_time_allowed(bool answersHeaders)
    {
        await using var prometheus = await FakePrometheus.StartAsync(async context =>
        {
            if (answersHeaders)
            {
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }

            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }, Cancellation);

        var result = await AskAsync(prometheus.Url, new QueryLimits { Timeout = TimeSpan.FromMilliseconds(200) });

        Assert.Equal(502, result.Status);
        Assert.Equal($"Post \"{prometheus.Url}/api/v1/query\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)", result.Error);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_an_error()
    {
        await using var prometheus = await FakePrometheus.StartAsync(async context =>
        {
            await context.Response.WriteAsync("""{"status":"success","data":{""", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        }, Cancellation);

        Assert.NotNull((await AskAsync(prometheus.Url)).Error);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_refused()
    {
        await using var prometheus = await FakePrometheus.StartAsync(new string(' ', (1 << 20) + 1) + "{}", Cancellation);

        var result = await AskAsync(prometheus.Url, new QueryLimits { AnswerBytes = 1 << 20 });

        Assert.StartsWith("the answer of Prometheus is larger than 1 MiB. ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_answers_wait_for_each_other_and_all_arrive()
    {
        var body = new string(' ', 1 << 16) + FakePrometheus.OneVector;
        await using var prometheus = await FakePrometheus.StartAsync(context => context.Response.WriteAsync(body, context.RequestAborted), Cancellation);
        using var client = Client(new QueryLimits { LargeAnswerBytes = 1 << 15, LargeAnswersAtATime = 1 });

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.AskAsync(Query(prometheus.Url), Cancellation)));

        Assert.All(results, result => Assert.Null(result.Error));
    }

    [Theory]
    [InlineData("")]
    [InlineData("file:///etc/passwd")]
    public async Task An_address_that_is_none_is_an_error(string url) => Assert.Equal(502, (await AskAsync(url)).Status);

    private static PrometheusTarget Target(string url) =>
        PrometheusTarget.Of(new DataSource { Id = 1, Uid = "p", Name = "P", Type = DataSource.Prometheus, Url = url, JsonData = JsonElement.Parse("{}") });

    private static UpstreamQuery Query(string url) => UpstreamQuery.Instant(Target(url), "up{job=\"a & b\"}", Time);

    private PrometheusClient Client(QueryLimits limits) => new(grafana.Services.GetRequiredService<DataSourceClient>(), limits);

    private async Task<PrometheusResult> AskAsync(string url, QueryLimits? limits = null)
    {
        using var client = Client(limits ?? new QueryLimits());
        return await client.AskAsync(Query(url), Cancellation);
    }
}
