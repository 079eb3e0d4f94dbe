using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Query;
using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Tests.Query;
using Cortico.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cortico.EmbeddedGrafana.Tests.Evaluation;

/// <summary>Rules on a Prometheus that answers by the expression.</summary>
public sealed class RuleEvaluatorTests(TestGrafana grafana) : IClassFixture<TestGrafana>
{
    private const string Lt1 = """{"type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"lt","params":[1]}}]}""";
    private const string Web = """ "__name__":"up","instance":"127.0.0.1:18000","job":"web","service":"web" """;
    private const string Prometheus = """ "__name__":"up","instance":"127.0.0.1:18001","job":"prometheus" """;
    private static readonly DateTimeOffset At = new(2026, 11, 22, 17, 54, 30, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_threshold_on_an_instant_query_says_it_for_each_series_with_the_values_that_led_to_it()
    {
        var results = await EvaluateAsync(
            Vector((Web, "0"), (Prometheus, "1")), Query("A", "up"), Expression("C", Lt1));

        Assert.Equal([ConditionState.Alerting, ConditionState.Normal], results.Select(result => result.State));
        Assert.Equal(
            "[ var='A' labels={__name__=up, instance=127.0.0.1:18000, job=web, service=web} type='query' value=0 ], [ var='C' labels={__name__=up, instance=127.0.0.1:18000, job=web, service=web} type='threshold' value=1 ]",
            results[0].ValueString);
        Assert.Equal((0.0, 1.0), (results[0].Values["A"].Value, results[0].Values["C"].Value));
        Assert.Equal("127.0.0.1:18001", results[1].Labels.Find("instance"));
        Assert.Equal((1.0, 0.0), (results[1].Values["A"].Value, results[1].Values["C"].Value));
    }

    [Fact]
    public async Task A_range_is_reduced_first_and_is_no_value_itself()
    {
        var result = Assert.Single(await EvaluateAsync(
            Matrix((Web, [1, 0, 1])), Query("A", "up", instant: false),
            Expression("B", """{"type":"reduce","expression":"A","reducer":"min"}"""), Expression("C", Lt1.Replace("\"A\"", "\"B\"", StringComparison.Ordinal))));

        Assert.Equal(ConditionState.Alerting, result.State);
        Assert.Equal(["B", "C"], result.Values.Keys);
        Assert.Equal(
            "[ var='B' labels={__name__=up, instance=127.0.0.1:18000, job=web, service=web} type='reduce' value=0 ], [ var='C' labels={__name__=up, instance=127.0.0.1:18000, job=web, service=web} type='threshold' value=1 ]",
            result.ValueString);
    }

    [Fact]
    public async Task Queries_look_back_from_the_moment_of_evaluation()
    {
        await using var prometheus = await FakePrometheus.StartAsync(FakePrometheus.OneMatrix, Cancellation);
        var uid = await AddAsync(prometheus.Url);
        await EvaluateAsync(uid, "C", Query("A", "up", instant: false, from: 600, to: 60), Expression("B", """{"type":"reduce","expression":"A","reducer":"last"}"""), Expression("C", Lt1.Replace("\"A\"", "\"B\"", StringComparison.Ordinal)));

        var parameters = Assert.Single(prometheus.Requests).Parameters;
        Assert.Equal(
            (At.ToUnixTimeSeconds() - 600, At.ToUnixTimeSeconds() - 60),
            (long.Parse(parameters["start"], null), long.Parse(parameters["end"], null)));
    }

    [Fact]
    public async Task No_data_names_the_data_source_and_its_references()
    {
        var result = Assert.Single(await EvaluateAsync(Vector(), Query("B", "b"), Query("A", "a"), Expression("C", """{"type":"math","expression":"$A > $B"}""")));

        Assert.Equal(ConditionState.NoData, result.State);
        Assert.Equal(["datasource_uid", "ref_id"], result.Labels.Select(label => label.Key));
        Assert.Equal("A,B", result.Labels.Find("ref_id"));
        Assert.Equal(("", null), (result.ValueString, result.Error));
    }

    [Theory]
    [InlineData("NaN", "$A", "Alerting")]
    [InlineData("0", "$A", "Normal")]
    [InlineData("-0.5", "$A", "Alerting")]
    [InlineData("1", "$A + null()", "NoData")]
    [InlineData("1", "2 > 1", "Alerting")]
    public async Task Any_number_but_zero_alerts_and_no_value_is_no_data(string value, string formula, string expected)
    {
        var result = Assert.Single(await EvaluateAsync(Vector((Web, value)), Query("A", "up"), Expression("C", $$"""{"type":"math","expression":"{{formula}}"}""")));

        Assert.Equal(expected, result.State.ToString());
    }

    [Fact]
    public async Task A_data_query_can_be_the_condition()
    {
        var result = Assert.Single(await EvaluateAsync(Vector((Web, "3")), condition: "A", Query("A", "up")));

        Assert.Equal((ConditionState.Alerting, "[ var='A' labels={__name__=up, instance=127.0.0.1:18000, job=web, service=web} type='query' value=3 ]"), (result.State, result.ValueString));
    }

    [Fact]
    public async Task Values_of_other_labels_are_found_where_one_set_holds_the_other()
    {
        var result = Assert.Single(await EvaluateAsync(
            context => context.Request.Form["query"] == "total" ? Vector(("", "10")) : Vector((Web, "5")),
            Query("A", "up"), Query("B", "total"), Expression("C", """{"type":"math","expression":"$A / $B"}""")));

        Assert.Equal((5.0, 10.0, 0.5), (result.Values["A"].Value, result.Values["B"].Value, result.Values["C"].Value));
        Assert.Contains("[ var='B' labels={} type='query' value=10 ]", result.ValueString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_classic_condition_tells_the_series_that_meet_it()
    {
        var result = Assert.Single(await EvaluateAsync(
            Matrix((""" "code":"200" """, [19.5]), (""" "code":"500" """, [0.5])), Query("A", "rate", instant: false),
            Expression("C", """{"type":"classic_conditions","conditions":[{"evaluator":{"type":"gt","params":[1]},"operator":{"type":"and"},"query":{"params":["A"]},"reducer":{"type":"last"}}]}""")));

        Assert.Equal((ConditionState.Alerting, 0), (result.State, result.Labels.Count));
        Assert.Equal("[ var='C0' metric='Value' labels={code=200} value=19.5 ]", result.ValueString);
        Assert.Equal(19.5, result.Values["C0"].Value);
    }

    [Fact]
    public async Task A_series_cannot_be_alerted_on()
    {
        var result = Assert.Single(await EvaluateAsync(Matrix((Web, [1, 0])), condition: "A", Query("A", "up", instant: false)));

        Assert.Equal(
            (ConditionState.Error, "invalid format of evaluation results for the alert definition A: looks like time series data, only reduced data can be alerted on."),
            (result.State, result.Error));
    }

    [Fact]
    public async Task Series_that_the_labels_do_not_tell_apart_are_an_error()
    {
        var result = Assert.Single(await EvaluateAsync(Vector((""" "job":"web" """, "1"), (""" "job":"web" """, "2")), Query("A", "x"), Expression("C", Lt1)));

        Assert.Equal(
            (ConditionState.Error, "invalid format of evaluation results for the alert definition : frame cannot uniquely be identified by its labels: has duplicate results with labels {job=web}"),
            (result.State, result.Error));
    }

    [Fact]
    public async Task The_first_failure_of_a_chain_is_told_with_the_data_source_and_the_reference()
    {
        var result = Assert.Single(await EvaluateAsync(
            """{"status":"error","errorType":"bad_data","error":"invalid parameter \"query\": 1:5: parse error: unclosed left parenthesis"}""",
            Query("A", "sum("), Expression("B", """{"type":"reduce","expression":"A","reducer":"last"}"""), Expression("C", Lt1.Replace("\"A\"", "\"B\"", StringComparison.Ordinal))));

        Assert.Equal(
            (ConditionState.Error, "[sse.dataQueryError] failed to execute query [A]: bad_data: invalid parameter \"query\": 1:5: parse error: unclosed left parenthesis"),
            (result.State, result.Error));
        Assert.Equal("A", result.Labels.Find("ref_id"));
        Assert.NotNull(result.Labels.Find("datasource_uid"));
    }

    [Fact]
    public async Task A_dead_Prometheus_is_an_error_in_Grafana_s_words()
    {
        var port = FreePort.Next();
        var uid = await AddAsync($"http://127.0.0.1:{port}");

        var result = Assert.Single(await EvaluateAsync(uid, "C", Query("A", "up"), Expression("C", Lt1)));

        Assert.Equal(
            $"[sse.dataQueryError] failed to execute query [A]: Post \"http://127.0.0.1:{port}/api/v1/query\": dial tcp 127.0.0.1:{port}: connect: connection refused", result.Error);
        Assert.Equal(uid, result.Labels.Find("datasource_uid"));
    }

    [Theory]
    [InlineData("C", """{"type":"math","expression":"$Z"}""", "unable to find dependent node 'Z'")]
    [InlineData("C", """{"type":"math","expression":"$C"}""", "expression 'C' cannot reference itself. Must be query or another expression")]
    [InlineData("C", """{"type":"math","expression":"$A +* 2"}""", "[sse.parseError] failed to parse expression [C]: invalid math command: expr: unexpected +* in root input")]
    [InlineData("X", """{"type":"math","expression":"$A"}""", "condition X does not exist, must be one of [A C]")]
    [InlineData("", """{"type":"math","expression":"$A"}""", "condition must not be empty")]
    [InlineData("A", """{"type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"gt","params":[1]},"unloadEvaluator":{"type":"lt","params":[0]}}]}""",
        "recovery threshold 'C' is only allowed to be the alert condition")]
    public async Task A_rule_that_cannot_work_is_an_error_and_asks_nobody(string condition, string expression, string error)
    {
        await using var prometheus = await FakePrometheus.StartAsync(FakePrometheus.OneVector, Cancellation);

        var result = Assert.Single(await EvaluateAsync(await AddAsync(prometheus.Url), condition, Query("A", "up"), Expression("C", expression)));

        Assert.Equal((ConditionState.Error, error), (result.State, result.Error));
        Assert.Empty(prometheus.Requests);
    }

    [Fact]
    public async Task An_unknown_data_source_and_an_empty_rule_are_errors()
    {
        Assert.Equal("failed to build query 'A': data source not found", Assert.Single(await EvaluateAsync("nope", "A", Query("A", "up"))).Error);
        Assert.Equal("expression list is empty. must be at least 1 expression", Assert.Single(await EvaluateAsync("nope", "A")).Error);
    }

    [Fact]
    public async Task A_series_that_is_active_recovers_by_the_second_threshold()
    {
        const string Hysteresis = """{"type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"gt","params":[100]},"unloadEvaluator":{"type":"lt","params":[80]}}]}""";
        await using var prometheus = await FakePrometheus.StartAsync(Vector((Web, "90")), Cancellation);
        var uid = await AddAsync(prometheus.Url);
        var evaluator = Evaluator();
        var rule = Rule(uid, "C", Query("A", "up"), Expression("C", Hysteresis));

        var fresh = Assert.Single(await evaluator.EvaluateAsync(rule, At, Cancellation));
        var firing = Assert.Single(await evaluator.EvaluateAsync(rule, At, new HashSet<ulong> { LabelMatch.Fingerprint(fresh.Labels) }, Cancellation));

        Assert.Equal((ConditionState.Normal, ConditionState.Alerting), (fresh.State, firing.State));
    }

    private static object Query(string refId, string expression, bool instant = true, int from = 600, int to = 0) => new
    {
        refId, relativeTimeRange = new { from, to }, datasourceUid = "prometheus", model = new { refId, expr = expression, instant, range = !instant, intervalMs = 1000, maxDataPoints = 43200 },
    };

    private static object Expression(string refId, string model) => new { refId, relativeTimeRange = new { from = 0, to = 0 }, datasourceUid = "__expr__", model = JsonElement.Parse(model) };

    private static string Vector(params (string Labels, string Value)[] series) => Answer("vector", series.Select(one => $$"""{"metric":{ {{one.Labels}} },"value":[1795372245,"{{one.Value}}"]}"""));

    private static string Matrix(params (string Labels, double[] Values)[] series) =>
        Answer("matrix", series.Select(one => $$"""{"metric":{ {{one.Labels}} },"values":[{{string.Join(",", one.Values.Select((value, index) => $"[{1795372245 + index},\"{value}\"]"))}}]}"""));

    private static string Answer(string type, IEnumerable<string> series) => $$$"""{"status":"success","data":{"resultType":"{{{type}}}","result":[{{{string.Join(",", series)}}}]}}""";

    private static StoredRule Rule(string uid, string condition, params object[] data)
    {
        var queries = JsonNode.Parse(JsonSerializer.Serialize(data))!.AsArray();
        foreach (var query in queries.Where(query => query!["datasourceUid"]!.GetValue<string>() == "prometheus"))
        {
            query!["datasourceUid"] = uid;
        }

        var rule = new JsonObject { ["uid"] = "rule", ["title"] = "Rule", ["condition"] = condition, ["data"] = queries };
        return new StoredRule(1, "rule", new RuleGroupKey("folder", "group"), 1, 10, JsonSerializer.Deserialize(rule.ToJsonString(), RuleJson.Default.ProvisionedRule)!, 1, "", At);
    }

    private Task<IReadOnlyList<ConditionResult>> EvaluateAsync(string answer, params object[] data) => EvaluateAsync(_ => answer, data);

    private Task<IReadOnlyList<ConditionResult>> EvaluateAsync(string answer, string condition, params object[] data) =>
        answer.StartsWith('{') ? EvaluateAsync(_ => answer, condition, data) : Evaluator().EvaluateAsync(Rule(answer, condition, data), At, Cancellation);

    private Task<IReadOnlyList<ConditionResult>> EvaluateAsync(Func<HttpContext, string> answer, params object[] data) => EvaluateAsync(answer, "C", data);

    private async Task<IReadOnlyList<ConditionResult>> EvaluateAsync(Func<HttpContext, string> answer, string condition, params object[] data)
    {
        await using var prometheus = await FakePrometheus.StartAsync(async context =>
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            var body = answer(context);
            context.Response.StatusCode = body.Contains("\"error\"", StringComparison.Ordinal) ? 400 : 200;
            await context.Response.WriteAsync(body, context.RequestAborted);
        }, Cancellation);
        return await Evaluator().EvaluateAsync(Rule(await AddAsync(prometheus.Url), condition, data), At, Cancellation);
    }

    private IRuleEvaluator Evaluator() => new RuleEvaluator(
        grafana.Services.GetRequiredService<QueryRunner>(), grafana.Services.GetRequiredService<DataSourceStore>(), grafana.Services.GetRequiredService<QueryLimits>());

    private async Task<string> AddAsync(string url)
    {
        var uid = "p" + Guid.NewGuid().ToString("N")[..12];
        await grafana.AddPrometheusAsync(url, Cancellation, uid);
        return uid;
    }
}
