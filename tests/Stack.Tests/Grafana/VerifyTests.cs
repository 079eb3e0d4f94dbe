using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Variables;
using Cortico.Stack.Grafana.Verify;

namespace Cortico.Stack.Tests.Grafana;

public sealed class VerifyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 13, 14, 15, 500, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("range, two series, legend by label", 2, 10, null)]
    [InlineData("instant", 3, 3, null)]
    [InlineData("instant, table", 3, 3, null)]
    [InlineData("scalar", 1, 1, null)]
    [InlineData("string literal", 1, 1, null)]
    [InlineData("infinities", 1, 5, null)]
    [InlineData("NaN", 1, 0, "1 series, but every value is NaN")]
    [InlineData("NaN, instant", 1, 0, "1 series, but every value is NaN")]
    [InlineData("nothing matches, range", 0, 0, "no series: Prometheus has no metric http_requests_received_total in this time range")]
    [InlineData("syntax error", 0, 0, "bad_data: 1:5: parse error: unclosed left parenthesis")]
    [InlineData("unknown data source", 0, 0, "Grafana answered 404 Data source not found (data source \"prometheus\")")]
    public async Task An_answer_of_the_real_Grafana_is_understood(string recorded, int series, long leastPoints, string? reason)
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("dashboards/web.json", Examples.Dashboard("web"));
        await import.ImportAsync();
        import.Grafana.Store.Query = _ => RecordedAnswer.Of("queries", recorded);

        var verdict = Assert.Single((await new DashboardVerifier(import.Api).VerifyAsync(["web"], null, Cancellation)).Queries);

        Assert.Equal(reason, verdict.Reason);
        Assert.Equal(series, verdict.Series);
        Assert.InRange(verdict.Points, leastPoints, leastPoints == 0 ? 0 : 1000);
    }

    [Fact]
    public async Task One_query_of_a_panel_that_fails_does_not_hide_the_other()
    {
        await using var import = await ImportFixture.StartAsync();
        var dashboard = Examples.Dashboard("web");
        dashboard["panels"]![0]!["targets"]!.AsArray().Add(new JsonObject { ["refId"] = "B", ["expr"] = "sum(x)" });
        import.Files.Write("dashboards/web.json", dashboard);
        await import.ImportAsync();
        import.Grafana.Store.Query = _ => RecordedAnswer.Of("queries", "two queries, one fails");

        var report = await new DashboardVerifier(import.Api).VerifyAsync(["web"], null, Cancellation);

        Assert.Equal([QueryOutcome.Data, QueryOutcome.Failed], report.Queries.Select(query => query.Outcome));
    }

    [Fact]
    public async Task A_query_that_Grafana_can_not_route_does_not_hide_the_others_of_its_panel()
    {
        await using var import = await ImportFixture.StartAsync();
        var dashboard = Examples.Dashboard("web");
        dashboard["panels"]![0]!["targets"]!.AsArray().Add(new JsonObject { ["refId"] = "B", ["expr"] = "up" });
        import.Files.Write("dashboards/web.json", dashboard);
        await import.ImportAsync();
        import.Grafana.Store.Query = body => body["queries"]!.AsArray().Any(query => query.Text("refId") == "B")
            ? RecordedAnswer.Of("queries", "unknown data source")
            : RecordedAnswer.Of("queries", "instant");

        var report = await new DashboardVerifier(import.Api).VerifyAsync(["web"], null, Cancellation);

        Assert.Equal(["A: Data", "B: Failed"], report.Queries.Select(query => $"{query.RefId}: {query.Outcome}"));
    }

    [Fact]
    public async Task A_panel_sends_what_the_page_would_send()
    {
        await using var import = await ImportFixture.StartAsync();
        var dashboard = Examples.Dashboard("web");
        dashboard["templating"]!["list"] = new JsonArray(
            Variable("job", "query", "label_values(up, job)", new JsonArray("web", "a.b"), ("multi", true)),
            Variable("source", "datasource", "prometheus", "prometheus"),
            Variable("step", "interval", "30s,1m", "30s"));
        var panel = dashboard["panels"]![0]!;
        panel["datasource"]!["uid"] = "${source}";
        panel["targets"] = new JsonArray(
            new JsonObject { ["refId"] = "A", ["expr"] = "rate(x{job=~\"$job\"}[$__rate_interval]) > ${__from}", ["legendFormat"] = "{{job}} $step" },
            new JsonObject { ["refId"] = "B", ["expr"] = "hidden", ["hide"] = true });
        panel["interval"] = "$step";
        import.Files.Write("dashboards/web.json", dashboard);
        import.Grafana.Store.Proxy = path => JsonNode.Parse(path.StartsWith("api/v1/label/job/values?", StringComparison.Ordinal) ? """{"status":"success","data":["a.b","web","z"]}""" : """{"status":"success","data":[]}""")!;
        await import.ImportAsync();
        JsonObject? sent = null;
        import.Grafana.Store.Query = body =>
        {
            sent = body;
            return RecordedAnswer.Of("queries", "instant");
        };

        await new DashboardVerifier(import.Api).VerifyAsync(["web"], null, Cancellation);

        var query = Assert.Single(sent!["queries"]!.AsArray())!;
        Assert.Equal($"rate(x{{job=~\"(web|a\\\\.b)\"}}[$__rate_interval]) > {sent.Text("from")}", query.Text("expr"));
        Assert.Equal("{{job}} 30s", query.Text("legendFormat"));
        Assert.Equal("""{"type":"prometheus","uid":"prometheus"}""", query["datasource"]!.ToJsonString());
        Assert.Equal((30_000, 1000), (query.Whole("intervalMs"), query.Whole("maxDataPoints")));
        Assert.Equal(15 * 60_000, long.Parse(sent.Text("to")!) - long.Parse(sent.Text("from")!));
    }

    [Fact]
    public async Task Panels_without_a_query_to_show_are_named()
    {
        await using var import = await ImportFixture.StartAsync();
        var dashboard = Examples.Dashboard("web");
        dashboard["panels"]!.AsArray().Add(Examples.Panel(2, "Hidden", "up", x: 12));
        dashboard["panels"]![0]!.AsObject().Remove("targets");
        dashboard["panels"]![1]!["targets"]![0]!["hide"] = true;
        import.Files.Write("dashboards/web.json", dashboard);
        await import.ImportAsync();

        var report = await new DashboardVerifier(import.Api).VerifyAsync(["web"], null, Cancellation);

        Assert.Equal(["Web › Requests: the panel has no query", "Web › Hidden: all of its queries are hidden"], report.WithoutData.Select(query => query.ToString()));
    }

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(60, 3, true)]
    public async Task A_stack_that_has_just_come_up_is_given_time_for_its_first_figures_and_no_other(int seconds, int looks, bool hasData)
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("dashboards/web.json", Examples.Dashboard("web"));
        await import.ImportAsync();
        var asked = 0;
        import.Grafana.Store.Query = _ => RecordedAnswer.Of("queries", ++asked < 3 ? "nothing matches, range" : "instant");
        var until = import.Api.Time.GetUtcNow().AddSeconds(seconds);

        var report = await new DashboardVerifier(import.Api).WaitForDataAsync(["web"], until, null, Cancellation);

        Assert.Equal((looks, hasData), (asked, report.Succeeded));
    }

    /// <summary>Recorded from Grafana's page: range, points, lowest interval, what it made of them.</summary>
    [Theory]
    [InlineData(300_000, 1000, null, 200)]
    [InlineData(900_000, 1000, null, 1000)]
    [InlineData(3_600_000, 1000, null, 5000)]
    [InlineData(21_600_000, 1000, null, 20_000)]
    [InlineData(86_400_000, 1000, null, 60_000)]
    [InlineData(604_800_000, 1000, null, 600_000)]
    [InlineData(2_592_000_000, 1000, null, 1_800_000)]
    [InlineData(31_536_000_000, 1000, null, 21_600_000)]
    [InlineData(300_000, 500, "5s", 5000)]
    [InlineData(3_600_000, 100, ">5s", 30_000)]
    [InlineData(21_600_000, 500, "15s", 30_000)]
    [InlineData(86_400_000, 200, "1m", 300_000)]
    public void A_panels_interval_is_the_pages(long rangeMs, int points, string? lowest, long interval) =>
        Assert.Equal(interval, PanelInterval.Of(TimeSpan.FromMilliseconds(rangeMs), points, lowest));

    [Theory]
    [InlineData("now", "2026-11-22T13:14:15.5Z", false)]
    [InlineData("now-6h", "2026-11-22T07:14:15.5Z", false)]
    [InlineData("now-1d/d", "2026-11-21T00:00:00Z", false)]
    [InlineData("now-1d/d", "2026-11-21T23:59:59.999Z", true)]
    [InlineData("now/w", "2026-11-16T00:00:00Z", false)]
    [InlineData("now/M", "2026-11-30T23:59:59.999Z", true)]
    [InlineData("now-1y+2h", "2025-11-22T15:14:15.5Z", false)]
    [InlineData("1700000000000", "2023-11-14T22:13:20Z", false)]
    [InlineData("2026-11-01T00:00:00.000Z", "2026-11-01T00:00:00Z", false)]
    public void Moments_of_a_dashboard_are_understood(string text, string moment, bool roundUp) =>
        Assert.Equal(DateTimeOffset.Parse(moment), RelativeTime.Parse(text, Now, roundUp));

    [Theory]
    [InlineData("")]
    [InlineData("yesterdayish")]
    [InlineData("now-6")]
    public void What_is_no_moment_is_none(string text) => Assert.Null(RelativeTime.Parse(text, Now, roundUp: false));

    [Theory]
    [InlineData("up", "up")]
    [InlineData("sum by (code) (rate(http_requests_total{path=\"}\\\"\"}[5m])) / on(service) group_left(x) y", "http_requests_total{path=\"}\\\"\"}|y")]
    [InlineData("sum(a) without (b, c) and on() d unless e{f='g'} offset 5m", "a|d|e{f='g'}")]
    [InlineData("histogram_quantile(0.95, sum by (le) (service:lat:rate1m)) > bool 1e3", "service:lat:rate1m")]
    [InlineData("count({__name__=~\"a.*\"}) + {__name__=\"b\"} # up", "{__name__=~\"a.*\"}|{__name__=\"b\"}")]
    [InlineData("vector(1) + time() + scalar(x) @ start()", "x")]
    [InlineData("max_over_time((a + b)[1h:5m])", "a|b")]
    [InlineData("label_replace(c, \"d\", \"$1\", \"e\", \"f\")", "c")]
    public void Selectors_are_found_in_expressions(string expression, string selectors) =>
        Assert.Equal(selectors, string.Join('|', PromQlSelectors.In(expression).Select(selector => selector.Text)));

    [Theory]
    [InlineData("", "(a\\\\.b|c)")]
    [InlineData("regex", "(a\\.b|c)")]
    [InlineData("pipe", "a.b|c")]
    [InlineData("csv", "a.b,c")]
    [InlineData("glob", "{a.b,c}")]
    [InlineData("json", "[\"a.b\",\"c\"]")]
    [InlineData("doublequote", "\"a.b\",\"c\"")]
    [InlineData("singlequote", "'a.b','c'")]
    public void Variables_are_written_in_each_format(string format, string text) =>
        Assert.Equal(text, VariableFormat.Write(new VariableValue("v", ["a.b", "c"], IsMulti: true), format));

    private static JsonObject Variable(string name, string type, string query, JsonNode current, params (string Name, JsonNode Value)[] more)
    {
        var variable = new JsonObject { ["name"] = name, ["type"] = type, ["query"] = query, ["current"] = new JsonObject { ["value"] = current } };
        foreach (var (member, value) in more) variable[member] = value;
        return variable;
    }
}
