using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Prometheus;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Grafana;

public sealed class PromQlCheckTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_running_Prometheus_finds_broken_queries() => await FindsBrokenQueriesAsync(async check =>
    {
        await using var server = await PrometheusServer.StartAsync("scrape_configs: []", Cancellation);
        using var http = new HttpClient();
        await check(new PrometheusPromQlChecker(new PrometheusApi(http, server.Address)));
    });

    [Fact]
    public async Task Promtool_finds_them_with_no_Prometheus() => await FindsBrokenQueriesAsync(async check => await check(new PromtoolPromQlChecker(await RealPrograms.FindAsync("promtool", Cancellation))));

    [Fact]
    public async Task Variables_and_macros_of_every_kind_are_no_syntax_error()
    {
        using var files = new ResourceFolder();
        var dashboard = Examples.Dashboard("web");
        dashboard["templating"]!["list"] = new JsonArray(
            Variable("job", "query", "label_values(job)"), Variable("window", "interval", "1m,5m"), Variable("group", "custom", "service,instance"), Variable("n", "textbox", "3"), Variable("metric", "query", "metrics(up)"), Variable("quantile", "query", "label_values(quantile)"));
        var targets = dashboard["panels"]![0]!["targets"]!.AsArray();
        targets.Clear();
        string[] queries =
        [
            "sum by (code) (rate(http_requests_total{job=~\"$job\", path=~\"/api/.*$\"}[$__rate_interval]))",
            "increase(x[${window}]) + on() group_left sum(y{a=\"${job:regex}\"}) by ($group)",
            "histogram_quantile($quantile, sum by (le) (rate(x_bucket[$window])))",
            "topk($n, $metric) / $__interval_ms + $__range_s",
            "rate(x[$__range]) and up{job=\"[[job]]\"} offset $window",
            "avg_over_time(x[$__interval:]) # a comment with $job",
        ];
        foreach (var (at, query) in queries.Index()) targets.Add(new JsonObject { ["refId"] = $"{(char)('A' + at)}", ["expr"] = query });
        files.Write("dashboards/web.json", dashboard);

        await GrafanaImporter.CheckAsync(await files.LoadAsync(), new PromtoolPromQlChecker(await RealPrograms.FindAsync("promtool", Cancellation)), Cancellation);
    }

    private static async Task FindsBrokenQueriesAsync(Func<Func<IPromQlChecker, Task>, Task> with)
    {
        using var files = new ResourceFolder();
        var dashboard = Examples.Dashboard("web");
        dashboard["panels"]!.AsArray().Add(Examples.Panel(2, "Broken", "sum(rate(x[5m])", x: 12));
        files.Write("dashboards/web.json", dashboard);
        files.Write("alerting/rules.json", Examples.RuleGroup("web", Examples.Rule("r", "R", "rate(x)"), Examples.Rule("s", "S", "")));
        var resources = await files.LoadAsync();

        await with(async checker =>
        {
            var problem = await Assert.ThrowsAsync<InvalidResourcesException>(() => GrafanaImporter.CheckAsync(resources, checker, Cancellation));
            Assert.Equal(["$.groups[0].rules[0].data[0].model.expr", "$.groups[0].rules[1].data[0].model.expr", "$.panels[1].targets[0].expr"], problem.Problems.Select(found => found.JsonPath).Order());
            Assert.Contains("PromQL: 1:16: parse error: unclosed left parenthesis in sum(rate(x[5m])", problem.Message, StringComparison.Ordinal);
            Assert.Contains("expected type range vector in call to function \"rate\", got instant vector in rate(x)", problem.Message, StringComparison.Ordinal);
        });
    }

    private static JsonObject Variable(string name, string type, string query) => new() { ["name"] = name, ["type"] = type, ["query"] = query };
}
