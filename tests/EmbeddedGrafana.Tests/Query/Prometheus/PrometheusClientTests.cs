using System.Globalization;
using System.Text.Json;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Query;
using Cortico.EmbeddedGrafana.Query.Prometheus;
using Cortico.EmbeddedGrafana.Query.Time;
using Cortico.Testing;
using Microsoft.AspNetCore.Http;

namespace Cortico.EmbeddedGrafana.Tests.Query.Prometheus;

public sealed class PrometheusClientTests : IDisposable
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeMilliseconds(1795372245613);
    private readonly PrometheusClient _client = new(new QueryLimits());

    [Fact]
    public async Task A_query_is_posted_as_a_form()
    {
        await using var prometheus = await FakePrometheus.StartAsync(FakePrometheus.OneVector, TestContext.Current.CancellationToken);

        var answer = await AskAsync(Target(prometheus.Url));

        Assert.Equal(1, answer.Series[0].Values[0]);
        var (method, path, parameters, _) = Assert.Single(prometheus.Requests);
        Assert.Equal(("POST", "/api/v1/query"), (method, path));
        Assert.Equal("up{job=\"a & b\"}", parameters["query"]);
        Assert.Equal("1795372245.613", parameters["time"]);
    }

    [Fact]
    public async Task A_range_is_aligned_to_its_step()
    {
        await using var prometheus = await FakePrometheus.StartAsync(FakePrometheus.OneMatrix, TestContext.Current.CancellationToken);

        await _client.AskAsync(
            UpstreamQuery.Range(Target(prometheus.Url), "up", new TimeRange(Time.AddMinutes(-5), Time), TimeSpan.FromSeconds(20), utcOffsetSeconds: 0),
            TestContext.Current.CancellationToken);

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
    public async Task What_the_data_source_says_is_sent_along()
    {
        await using var prometheus = await FakePrometheus.StartAsync(FakePrometheus.OneVector, TestContext.Current.CancellationToken);
        var source = new DataSource
        {
            Id = 1, Uid = "p", Name = "P", Type = "prometheus", Url = prometheus.Url + "/prefix/?tenant=t", BasicAuth = true, BasicAuthUser = "user",
            JsonData = JsonElement.Parse("""
                {"httpMethod": "GET", "timeInterval": "5s", "queryTimeout": "7s", "customQueryParameters": "max_source_resolution=5m&a=b", "httpHeaderName1": "X-Scope-OrgID"}
                """),
        };

        await AskAsync(PrometheusTarget.From(source, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["basicAuthPassword"] = "secret", ["httpHeaderValue1"] = "tenant-1",
        }));

        var (method, path, parameters, headers) = Assert.Single(prometheus.Requests);
        Assert.Equal(("GET", "/prefix/api/v1/query"), (method, path));
        Assert.Equal("up{job=\"a & b\"}", parameters["query"]);
        Assert.Equal(("t", "7s", "5m", "b"), (parameters["tenant"], parameters["timeout"], parameters["max_source_resolution"], parameters["a"]));
        Assert.Equal("Basic dXNlcjpzZWNyZXQ=", headers["Authorization"]);
        Assert.Equal("tenant-1", headers["X-Scope-OrgID"]);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await FakePrometheus.StartAsync(FakePrometheus.OneVector, TestContext.Current.CancellationToken);
        await using var prometheus = await FakePrometheus.StartAsync(context =>
        {
            context.Response.Redirect(elsewhere.Url + "/api/v1/query");
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);

        var answer = await AskAsync(Target(prometheus.Url));

        Assert.Equal("unexpected response with status code 302: ", answer.Error);
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
        }, TestContext.Current.CancellationToken);

        var answer = await AskAsync(Target(prometheus.Url));

        Assert.Equal((status, "timeout: query timed out"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task Another_status_is_told_with_the_begin_of_its_body()
    {
        await using var prometheus = await FakePrometheus.StartAsync(context =>
        {
            context.Response.StatusCode = 401;
            return context.Response.WriteAsync(new string('x', 5000), context.RequestAborted);
        }, TestContext.Current.CancellationToken);

        var answer = await AskAsync(Target(prometheus.Url));

        Assert.Equal("unexpected response with status code 401: " + new string('x', 1024), answer.Error);
    }

    [Fact]
    public async Task A_Prometheus_that_is_down_is_told_in_Grafanas_words()
    {
        var port = FreePort.Next();

        var answer = await AskAsync(Target(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));

        Assert.Equal(502, answer.Status);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"Post \"http://127.0.0.1:{port}/api/v1/query\": dial tcp 127.0.0.1:{port}: connect: connection refused"), answer.Error);
    }

    [Fact]
    public async Task A_slow_Prometheus_is_given_up_after_the_time_allowed()
    {
        await using var prometheus = await FakePrometheus.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted), TestContext.Current.CancellationToken);

        var answer = await AskAsync(Target(prometheus.Url) with { Timeout = TimeSpan.FromMilliseconds(200) });

        Assert.Equal(502, answer.Status);
        Assert.EndsWith("context deadline exceeded (Client.Timeout exceeded while awaiting headers)", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_an_error()
    {
        await using var prometheus = await FakePrometheus.StartAsync(async context =>
        {
            await context.Response.WriteAsync("""{"status":"success","data":{""", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        }, TestContext.Current.CancellationToken);

        Assert.NotNull((await AskAsync(Target(prometheus.Url))).Error);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_refused()
    {
        using var client = new PrometheusClient(new QueryLimits { AnswerBytes = 1 << 20 });
        await using var prometheus = await FakePrometheus.StartAsync(new string(' ', (1 << 20) + 1) + "{}", TestContext.Current.CancellationToken);

        var answer = await client.AskAsync(UpstreamQuery.Instant(Target(prometheus.Url), "up", Time), TestContext.Current.CancellationToken);

        Assert.StartsWith("the answer of Prometheus is larger than 1 MiB. ", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("prometheus:9090")]
    [InlineData("file:///etc/passwd")]
    public async Task An_address_that_is_none_is_told(string url) =>
        Assert.Contains("is no http or https address", (await AskAsync(Target(url))).Error!, StringComparison.Ordinal);

    public void Dispose() => _client.Dispose();

    private static PrometheusTarget Target(string url) => new() { Uid = "p", Id = 1, Version = 1, Url = url };

    private Task<PrometheusAnswer> AskAsync(PrometheusTarget target) =>
        _client.AskAsync(UpstreamQuery.Instant(target, "up{job=\"a & b\"}", Time), TestContext.Current.CancellationToken);
}
