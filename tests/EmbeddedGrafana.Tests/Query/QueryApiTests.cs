using System.Text.Json;
using Cortico.EmbeddedGrafana.Query;
using Cortico.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cortico.EmbeddedGrafana.Tests.Query;

public sealed class QueryApiTests(TestGrafana grafana) : IClassFixture<TestGrafana>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_queries_of_a_request_run_at_the_same_time()
    {
        using var all = new CountdownEvent(3);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var prometheus = await FakePrometheus.StartAsync(async context =>
        {
            if (all.Signal())
            {
                arrived.SetResult();
            }

            await arrived.Task.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync(FakePrometheus.OneVector, context.RequestAborted);
        }, Cancellation);
        var uid = await AddAsync(prometheus.Url);

        var (status, body) = await QueryAsync(Instant("A", uid, "up"), Instant("B", uid, "up+0"), Instant("C", uid, "up+1"));

        Assert.Equal(200, status);
        Assert.Equal(["A", "B", "C"], body.GetProperty("results").EnumerateObject().Select(result => result.Name));
    }

    [Fact]
    public async Task Viewers_of_the_same_moment_share_one_call_of_Prometheus()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var prometheus = await FakePrometheus.StartAsync(async context =>
        {
            arrived.TrySetResult();
            await go.Task.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync(FakePrometheus.OneMatrix, context.RequestAborted);
        }, Cancellation);
        var uid = await AddAsync(prometheus.Url);
        var runner = grafana.Services.GetRequiredService<QueryRunner>();
        var before = runner.Shared;
        const string Range = """{"from": "1795372225840", "to": "1795372245840", """;

        var viewers = Enumerable.Range(0, 20).Select(viewer => grafana.SendAsync(HttpMethod.Post, "/api/ds/query",
            Range + $$""" "queries": [{"refId": "{{(char)('A' + viewer)}}", "datasource": {"uid": "{{uid}}"}, "expr": "up", "legendFormat": "{{viewer}}"}]}""", Cancellation)).ToList();
        await arrived.Task.WaitAsync(Cancellation);
        await Eventually.TrueAsync(() => Task.FromResult(runner.Shared == before + 19), TimeSpan.FromSeconds(30), Cancellation);
        go.SetResult();
        var answers = await Task.WhenAll(viewers);

        Assert.Single(prometheus.Requests);
        Assert.Equal(
            Enumerable.Range(0, 20).Select(viewer => $"{viewer}"),
            answers.Select(answer => answer.Body.GetProperty("results").EnumerateObject().Single().Value
                .GetProperty("frames")[0].GetProperty("schema").GetProperty("fields")[1].GetProperty("config").GetProperty("displayNameFromDS").GetString()));
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_fails_alone()
    {
        await using var prometheus = await FakePrometheus.StartAsync(FakePrometheus.OneVector, Cancellation);
        var uid = await AddAsync(prometheus.Url);

        var (status, body) = await QueryAsync(Instant("A", uid, "up"), $$"""{"refId": "B", "datasource": {"uid": "{{uid}}"}, "expr": 1}""",
            $$"""{"refId": "C", "datasource": {"uid": "{{uid}}"}, "expr": "up", "interval": "soon"}""");

        var results = body.GetProperty("results");
        Assert.Equal(400, status);
        Assert.Equal(200, results.GetProperty("A").GetProperty("status").GetInt32());
        Assert.Equal(
            "error unmarshaling query: json: cannot unmarshal number into Go struct field internalQueryModel.expr of type string",
            results.GetProperty("B").GetProperty("error").GetString());
        Assert.Equal("time: invalid duration \"soon\"", results.GetProperty("C").GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_Prometheus_that_is_down_is_told_per_query_without_frames()
    {
        var uid = await AddAsync($"http://127.0.0.1:{FreePort.Next()}");

        var (status, body) = await QueryAsync(Instant("A", uid, "up"));

        var result = body.GetProperty("results").GetProperty("A");
        Assert.Equal((400, 502), (status, result.GetProperty("status").GetInt32()));
        Assert.EndsWith("connect: connection refused", result.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("downstream", result.GetProperty("errorSource").GetString());
        Assert.Equal(0, result.GetProperty("frames").GetArrayLength());
    }

    [Fact]
    public async Task An_instant_and_a_range_query_in_one_have_both_results()
    {
        await using var prometheus = await FakePrometheus.StartAsync(
            context => context.Response.WriteAsync(context.Request.Path == "/api/v1/query" ? FakePrometheus.OneVector : FakePrometheus.OneMatrix, context.RequestAborted), Cancellation);
        var uid = await AddAsync(prometheus.Url);

        var (_, body) = await QueryAsync($$"""{"refId": "A", "datasource": "{{uid}}", "expr": "up", "instant": true, "range": true}""");

        var frames = body.GetProperty("results").GetProperty("A").GetProperty("frames").EnumerateArray();
        Assert.Equal(["numeric-multi", "timeseries-multi"], frames.Select(frame => frame.GetProperty("schema").GetProperty("meta").GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Warnings_are_shown_with_the_frames()
    {
        await using var prometheus = await FakePrometheus.StartAsync("""{"status":"success","data":{"resultType":"vector","result":[]},"warnings":["beware"]}""", Cancellation);
        var uid = await AddAsync(prometheus.Url);

        var (_, body) = await QueryAsync(Instant("A", uid, "up"));

        var schema = body.GetProperty("results").GetProperty("A").GetProperty("frames")[0].GetProperty("schema");
        Assert.Equal("Warnings", schema.GetProperty("name").GetString());
        Assert.Equal("""[{"severity":"warning","text":"beware"}]""", schema.GetProperty("meta").GetProperty("notices").GetRawText());
    }

    [Fact]
    public async Task A_native_histogram_is_a_frame_of_heatmap_cells()
    {
        await using var prometheus = await FakePrometheus.StartAsync("""
            {"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"b"},"histogram":[1795372245,{"count":"1","sum":"1","buckets":[[0,"0.5","+Inf","1"]]}]}]}}
            """, Cancellation);
        var uid = await AddAsync(prometheus.Url);

        var (_, body) = await QueryAsync(Instant("A", uid, "h"));

        var frame = body.GetProperty("results").GetProperty("A").GetProperty("frames")[0];
        Assert.Equal("heatmap-cells", frame.GetProperty("schema").GetProperty("meta").GetProperty("type").GetString());
        Assert.Equal(["xMax", "yMin", "yMax", "count", "yLayout"], frame.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()));
        Assert.Equal("[[1795372245000],[0.5],[null],[1],[0]]", frame.GetProperty("data").GetProperty("values").GetRawText());
        Assert.Equal("""[null,null,{"Inf":[0]},null,null]""", frame.GetProperty("data").GetProperty("entities").GetRawText());
    }

    [Theory]
    [InlineData("""{"refId": "A", "datasource": {"uid": "nope"}, "expr": "up"}""", 404, "Data source not found")]
    [InlineData("""{"refId": "A", "datasourceId": 9999, "expr": "up"}""", 404, "Data source not found")]
    [InlineData("""{"refId": "A", "datasource": null, "expr": "up"}""", 400, "Query does not contain a valid data source identifier")]
    [InlineData("""5""", 400, "Query does not contain a valid data source identifier")]
    [InlineData("""{"refId": "A", "datasource": {"uid": "grafana"}}""", 501, "The built-in data source \"grafana\", which query A uses, is not part of the embedded Grafana. Use a full Grafana for it.")]
    public async Task A_query_without_a_usable_data_source_refuses_the_request(string query, int expected, string message)
    {
        var (status, body) = await QueryAsync(query);

        Assert.Equal((expected, message), (status, body.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_data_source_may_be_named_by_its_number()
    {
        await using var prometheus = await FakePrometheus.StartAsync(FakePrometheus.OneVector, Cancellation);
        var uid = await AddAsync(prometheus.Url);
        var (_, source) = await grafana.SendAsync(HttpMethod.Get, "/api/datasources/uid/" + uid, cancellation: Cancellation);

        var (status, _) = await QueryAsync($$"""{"refId": "A", "datasourceId": {{source.GetProperty("id").GetInt64()}}, "expr": "up", "instant": true}""");

        Assert.Equal(200, status);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"from": 5, "to": "now", "queries": []}""")]
    [InlineData("""{"from": "now", "to": "now", "queries": {}}""")]
    [InlineData("{")]
    public async Task A_body_of_another_shape_is_bad_request_data(string text)
    {
        var (status, body) = await grafana.SendAsync(HttpMethod.Post, "/api/ds/query", text, Cancellation);

        Assert.Equal((400, "bad request data"), (status, body.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Too_many_queries_are_refused()
    {
        var (status, body) = await QueryAsync([.. Enumerable.Repeat(Instant("A", "prometheus", "up"), 201)]);

        Assert.Equal((400, "The request has 201 queries; 200 are the most. Send them in several requests."), (status, body.GetProperty("message").GetString()));
    }

    private static string Instant(string refId, string uid, string expression) =>
        $$"""{"refId": "{{refId}}", "datasource": {"type": "prometheus", "uid": "{{uid}}"}, "expr": "{{expression}}", "instant": true}""";

    private Task<(int Status, JsonElement Body)> QueryAsync(params string[] queries) =>
        grafana.SendAsync(HttpMethod.Post, "/api/ds/query", $$"""{"from": "now-5m", "to": "now", "queries": [{{string.Join(',', queries)}}]}""", Cancellation);

    private async Task<string> AddAsync(string url)
    {
        var uid = Guid.NewGuid().ToString("N");
        await grafana.AddPrometheusAsync(url, Cancellation, uid);
        return uid;
    }
}
