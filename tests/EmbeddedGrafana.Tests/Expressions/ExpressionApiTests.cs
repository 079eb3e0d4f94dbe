using System.Text.Json;
using Cortico.EmbeddedGrafana.Tests.Query;

namespace Cortico.EmbeddedGrafana.Tests.Expressions;

/// <summary>Requests with expressions, over HTTP.</summary>
public sealed class ExpressionApiTests(TestGrafana grafana) : IClassFixture<TestGrafana>
{
    private const string Two = """
        {"status":"success","data":{"resultType":"vector","result":[
          {"metric":{"__name__":"up","job":"web"},"value":[1795372245.613,"1"]},{"metric":{"__name__":"up","job":"db"},"value":[1795372245.613,"NaN"]}]}}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_come_sorted_by_labels_with_their_legend_and_without_time()
    {
        var (status, body) = await SendAsync(Two, """{"refId":"A","expr":"up","instant":true,"legendFormat":"{{job}}","datasource":{"uid":"$prometheus"}}""", Math("B", "$A * 2"));

        Assert.Equal(200, status);
        Assert.Equal(
            """[{"schema":{"refId":"A","meta":{"type":"numeric-multi","typeVersion":[0,1]},"fields":[{"name":"up","type":"number","typeInfo":{"frame":"float64","nullable":true},"labels":{"__name__":"up","job":"db"},"config":{"displayNameFromDS":"db"}}]},"data":{"values":[[null]],"entities":[{"NaN":[0]}]}},{"schema":{"refId":"A","meta":{"type":"numeric-multi","typeVersion":[0,1]},"fields":[{"name":"up","type":"number","typeInfo":{"frame":"float64","nullable":true},"labels":{"__name__":"up","job":"web"},"config":{"displayNameFromDS":"web"}}]},"data":{"values":[[1]]}}]""",
            body.GetProperty("results").GetProperty("A").GetProperty("frames").GetRawText());
        Assert.Equal(
            """{"schema":{"refId":"B","meta":{"type":"numeric-multi","typeVersion":[0,1]},"fields":[{"name":"B","type":"number","typeInfo":{"frame":"float64","nullable":true},"labels":{"__name__":"up","job":"web"}}]},"data":{"values":[[2]]}}""",
            body.GetProperty("results").GetProperty("B").GetProperty("frames")[1].GetRawText());
    }

    [Fact]
    public async Task What_is_hidden_is_computed_with_and_not_answered()
    {
        var (status, body) = await SendAsync(Two, """{"refId":"A","hide":true,"expr":"up","instant":true,"datasource":{"uid":"$prometheus"}}""", Math("C", "$B"), Math("B", "is_number($A)"));

        Assert.Equal(200, status);
        Assert.Equal(["B", "C"], body.GetProperty("results").EnumerateObject().Select(result => result.Name));
        Assert.Equal([0, 1], body.GetProperty("results").GetProperty("C").GetProperty("frames").EnumerateArray().Select(frame => frame.GetProperty("data").GetProperty("values")[0][0].GetInt32()));
    }

    [Fact]
    public async Task An_error_of_a_query_spoils_only_what_needs_it()
    {
        var (status, body) = await SendAsync(
            """{"status":"error","errorType":"bad_data","error":"no"}""", """{"refId":"A","expr":"sum(","instant":true,"datasource":{"uid":"$prometheus"}}""", Math("B", "$A"), Math("C", "1"));

        Assert.Equal(400, status);
        var results = body.GetProperty("results");
        Assert.Equal("[sse.dataQueryError] failed to execute query [A]: bad_data: no", results.GetProperty("A").GetProperty("error").GetString());
        Assert.Equal(
            """{"error":"[sse.dependencyError] did not execute expression [B] due to a failure of the dependent expression or query [A]","errorSource":"","status":500,"frames":[]}""",
            results.GetProperty("B").GetRawText());
        Assert.Equal(200, results.GetProperty("C").GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("""{"refId":"B","datasource":{"uid":"__expr__"},"type":"math","expression":"1 +"}""", 400,
        """{"statusCode":400,"messageId":"sse.parseError","message":"failed to parse expression [B]: invalid math command: expr: unexpected EOF in input: F()","extra":{"error":"invalid math command: expr: unexpected EOF in input: F()","refId":"B"}}""")]
    [InlineData("""{"refId":"B","datasource":{"uid":"__expr__"},"type":"math","expression":"$B"}""", 500, """{"message":"Query data error"}""")]
    [InlineData("""{"refId":"B","datasource":{"uid":"__expr__"},"type":"sql","expression":"SELECT 1"}""", 500, """{"message":"Query data error"}""")]
    [InlineData("""{"refId":"B","datasource":"-100","type":"nope"}""", 500, """{"message":"Query data error"}""")]
    public async Task A_request_that_cannot_be_computed_asks_no_Prometheus(string expression, int expected, string answer)
    {
        await using var prometheus = await FakePrometheus.StartAsync(Two, Cancellation);

        var (status, body) = await SendAsync(prometheus, """{"refId":"A","expr":"up","datasource":{"uid":"$prometheus"}}""", expression);

        Assert.Equal((expected, answer), (status, body.GetRawText()));
        Assert.Empty(prometheus.Requests);
    }

    private static string Math(string refId, string formula) => JsonSerializer.Serialize(new { refId, datasource = new { type = "__expr__", uid = "__expr__" }, type = "math", expression = formula });

    private async Task<(int Status, JsonElement Body)> SendAsync(string answer, params string[] queries)
    {
        await using var prometheus = await FakePrometheus.StartAsync(context =>
        {
            context.Response.StatusCode = answer.Contains("\"error\"", StringComparison.Ordinal) ? 400 : 200;
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, answer, context.RequestAborted);
        }, Cancellation);
        return await SendAsync(prometheus, queries);
    }

    private async Task<(int Status, JsonElement Body)> SendAsync(FakePrometheus prometheus, params string[] queries)
    {
        var uid = "p" + Guid.NewGuid().ToString("N")[..12];
        await grafana.AddPrometheusAsync(prometheus.Url, Cancellation, uid);
        var body = $$"""{"from":"now-5m","to":"now","queries":[{{string.Join(',', queries)}}]}""".Replace("$prometheus", uid, StringComparison.Ordinal);
        return await grafana.SendAsync(HttpMethod.Post, "/api/ds/query", body, Cancellation);
    }
}
