using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Export;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Grafana.Resources;
using Cortico.Stack.Grafana.Verify;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Tests.Grafana;

public sealed class LiveImportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Our_own_files_and_the_seeds_are_imported_found_equal_and_exported_unchanged()
    {
        await using var grafana = await LiveGrafana.StartAsync(Cancellation);
        using var files = FilesFor(grafana);
        CopyOurs(files);
        files.AddSeed();
        using var http = new HttpClient();
        var importer = new GrafanaImporter(grafana.Api, new PrometheusPromQlChecker(new PrometheusApi(http, grafana.Prometheus.Address)), new ImportOptions { RecordFile = files.RecordFile });

        var first = await importer.ApplyAsync(await importer.PlanAsync(await files.LoadAsync(), ImportScope.All, Cancellation), null, Cancellation);
        var second = await importer.PlanAsync(await files.LoadAsync(), ImportScope.All, Cancellation);
        var before = Contents(files);
        var export = await new GrafanaExporter(grafana.Api).ExportAsync(await files.LoadAsync(), ImportScope.All, Cancellation);

        Assert.Equal(first.Changes.Length, first.Created);
        Assert.Equal([], second.Changes.Where(change => change.Action != ChangeAction.Unchanged).SelectMany(change => change.Differences.Select(difference => $"{change.Name}: {difference}")));
        Assert.False(second.HasChanges);
        Assert.Empty(export.Files);
        Assert.Equal(before, Contents(files));
    }

    [Fact]
    public async Task Everything_of_ours_is_pruned_when_its_files_go()
    {
        await using var grafana = await LiveGrafana.StartAsync(Cancellation);
        using var files = FilesFor(grafana);
        files.AddSeed();
        files.Write("alerting/points.json", Examples.ContactPoints(Examples.Webhook("hook")));
        files.Write("alerting/policy.json", Examples.Policy("hook"));
        var importer = new GrafanaImporter(grafana.Api, null, new ImportOptions { RecordFile = files.RecordFile });
        await importer.ApplyAsync(await importer.PlanAsync(await files.LoadAsync(), ImportScope.All, Cancellation), null, Cancellation);
        files.Delete("dashboards/seed.json");
        files.Delete("alerting/seed.json");

        var result = await importer.ApplyAsync(await importer.PlanAsync(await files.LoadAsync(), ImportScope.All, Cancellation), null, Cancellation);

        Assert.Equal(3, result.Pruned);
        Assert.Null(await grafana.Api.Dashboards.FindAsync("dedm84b7j7k00c", Cancellation));
        Assert.Null(await grafana.Api.Folders.FindTitleAsync("cortico-test-alerts", Cancellation));
    }

    [Fact]
    public async Task Verify_names_panels_that_show_nothing_and_why()
    {
        await using var grafana = await LiveGrafana.StartAsync(Cancellation);
        using var files = FilesFor(grafana);
        files.AddSeed();
        files.Write("dashboards/live.json", Live());
        var importer = new GrafanaImporter(grafana.Api, null, new ImportOptions { RecordFile = files.RecordFile });
        await importer.ApplyAsync(await importer.PlanAsync(await files.LoadAsync(), ImportScope.Dashboards, Cancellation), null, Cancellation);
        var verifier = new DashboardVerifier(grafana.Api);
        Assert.NotNull(await verifier.WaitForFirstDataAsync(["live"], TimeSpan.FromSeconds(30), Cancellation));

        var report = await verifier.VerifyAsync(["live", "dedm84b7j7k00c", "gone"], null, Cancellation);

        Assert.False(report.Succeeded);
        Assert.Equal(
        [
            "Live › No such job › A: no series: nothing matches up{job=\"nope\"}",
            "Live › NaN › A: 1 series, but every value is NaN",
            "Live › Dropped › A: no series, though its selector has some: a comparison or a range drops them all",
            "Live › Wrong › A: bad_data: 1:4: parse error: unclosed left parenthesis",
            "Live › Follows nothing › A: it shows the result of panel 99, which is not there",
            "Cortico-Test Monitoring Dashboard › Requests per second › A: no series: Prometheus has no metric flask_http_request_duration_seconds_count in this time range",
            "Cortico-Test Monitoring Dashboard › Web CPU usage › A: no series: Prometheus has no metric container_cpu_usage_seconds_total in this time range",
            "Cortico-Test Monitoring Dashboard › Flask Memory Utilization › A: no series: Prometheus has no metric container_memory_usage_bytes, container_memory_max_usage_bytes in this time range",
            "Cortico-Test Monitoring Dashboard › Redis CPU usage › A: no series: Prometheus has no metric container_cpu_usage_seconds_total in this time range",
            "Cortico-Test Monitoring Dashboard › Flask Memory Utilization › A: no series: Prometheus has no metric container_memory_usage_bytes, container_memory_max_usage_bytes in this time range",
            "gone › (dashboard): the dashboard is not in Grafana; import it first",
        ], report.WithoutData.Select(query => query.ToString()));
        Assert.Equal(["Live › Up › A", "Live › In a closed row › A", "Live › Follows › A", "Live › Each (each=prometheus) › A"], report.Queries.Where(query => query.HasData).Select(query => query.Name));
    }

    [Fact]
    public async Task With_Prometheus_away_each_panel_is_named()
    {
        await using var grafana = await LiveGrafana.StartAsync(Cancellation);
        using var files = FilesFor(grafana);
        files.AddSeed();
        var importer = new GrafanaImporter(grafana.Api, null, new ImportOptions { RecordFile = files.RecordFile });
        await importer.ApplyAsync(await importer.PlanAsync(await files.LoadAsync(), ImportScope.Dashboards, Cancellation), null, Cancellation);
        await grafana.Prometheus.KillAsync();

        var report = await new DashboardVerifier(grafana.Api).VerifyAsync(["dedm84b7j7k00c"], null, Cancellation);

        Assert.Equal(5, report.Queries.Length);
        Assert.All(report.Queries, query => Assert.StartsWith("the data source \"prometheus\" can't be reached: ", query.Reason, StringComparison.Ordinal));
    }

    private static ResourceFolder FilesFor(LiveGrafana grafana)
    {
        var files = new ResourceFolder
        {
            Settings = new ResourceSettings
            {
                Project = "cortico-test",
                Folder = new ProjectFolder("cortico-test", "Cortico"),
                Variables = new Dictionary<string, string> { ["PROMETHEUS_URL"] = grafana.Prometheus.Address.GetLeftPart(UriPartial.Authority) },
            },
        };
        files.Write("datasource.json", ResourceFolder.DataSource.Replace("http://127.0.0.1:8001", "${PROMETHEUS_URL}", StringComparison.Ordinal));
        return files;
    }

    private static void CopyOurs(ResourceFolder files)
    {
        var ours = Path.Combine(AppContext.BaseDirectory, "OurGrafana");
        foreach (var path in Directory.EnumerateFiles(ours, "*.json", SearchOption.AllDirectories)) files.Write(Path.GetRelativePath(ours, path), File.ReadAllText(path));
    }

    private static JsonObject Live()
    {
        var dashboard = Examples.Dashboard("live", "Live");
        dashboard["time"]!["from"] = "now-1m";
        dashboard["templating"]!["list"] = new JsonArray(new JsonObject
        {
            ["name"] = "each",
            ["type"] = "query",
            ["datasource"] = new JsonObject { ["type"] = "prometheus", ["uid"] = "prometheus" },
            ["query"] = "label_values(up, service)",
            ["includeAll"] = true,
            ["current"] = new JsonObject { ["value"] = "$__all" },
        });
        var panels = dashboard["panels"]!.AsArray();
        panels.Clear();
        string[] plain = ["Up|up", "No such job|up{job=\"nope\"}", "NaN|vector(0)/0", "Dropped|up > 7", "Wrong|up("];
        foreach (var panel in plain) panels.Add(Panel(panel.Split('|')[0], panel.Split('|')[1]));
        var row = new JsonObject { ["id"] = 50, ["type"] = "row", ["title"] = "Row", ["collapsed"] = true, ["gridPos"] = new JsonObject { ["x"] = 0, ["y"] = 90, ["w"] = 24, ["h"] = 1 } };
        row["panels"] = new JsonArray(Examples.Panel(51, "In a closed row", "scrape_duration_seconds{service=~\"$each\"}", y: 91));
        panels.Add(row);
        panels.Add(Following(60, "Follows", 1));
        panels.Add(Following(61, "Follows nothing", 99));
        var repeated = Examples.Panel(62, "Each", "up{service=\"$each\"}", y: 110);
        repeated["repeat"] = "each";
        panels.Add(repeated);
        panels.Add(new JsonObject { ["id"] = 63, ["type"] = "text", ["title"] = "Words", ["gridPos"] = new JsonObject { ["x"] = 0, ["y"] = 118, ["w"] = 24, ["h"] = 2 } });
        return dashboard;

        JsonObject Panel(string title, string expression) => Examples.Panel(panels.Count + 1, title, expression, y: panels.Count * 8);
    }

    private static JsonObject Following(int id, string title, int source)
    {
        var panel = Examples.Panel(id, title, "", x: (id - 60) * 12, y: 100);
        panel["datasource"] = new JsonObject { ["type"] = "datasource", ["uid"] = "-- Dashboard --" };
        panel["targets"] = new JsonArray(new JsonObject { ["refId"] = "A", ["panelId"] = source });
        return panel;
    }

    private static SortedDictionary<string, string> Contents(ResourceFolder files) =>
        new(Directory.EnumerateFiles(files.Path, "*", SearchOption.AllDirectories).ToDictionary(path => path, File.ReadAllText, StringComparer.Ordinal), StringComparer.Ordinal);
}
