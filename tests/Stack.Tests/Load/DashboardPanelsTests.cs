using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Grafana.Verify;
using Cortico.Stack.Load;
using Cortico.Stack.Tests.Grafana;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Load;

/// <summary>On the whole embedded Grafana over a real Prometheus.</summary>
public sealed class DashboardPanelsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Panels_are_read_as_the_page_shows_them()
    {
        await using var grafana = await LiveGrafana.StartAsync(Cancellation);
        using var files = new ResourceFolder();
        var dashboard = Examples.Dashboard("live");
        files.Write("datasource.json", ResourceFolder.DataSource.Replace("http://127.0.0.1:8001", grafana.Prometheus.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
        dashboard["panels"] = new JsonArray(
            Panel(1, "Targets", "timeseries", "short", new JsonObject { ["refId"] = "A", ["expr"] = "up", ["legendFormat"] = "{{service}} is up" }),
            Panel(2, "Scraping", "row", null),
            Panel(3, "Now", "stat", "none", new JsonObject { ["refId"] = "A", ["expr"] = "count(up)", ["instant"] = true, ["range"] = false }),
            Panel(4, "Nothing", "timeseries", null, new JsonObject { ["refId"] = "A", ["expr"] = "no_such_metric" }),
            Panel(5, "Wrong", "timeseries", null, new JsonObject { ["refId"] = "A", ["expr"] = "sum(" }),
            Table(6));
        files.Write("dashboards/live.json", dashboard);
        var importer = new GrafanaImporter(grafana.Api, null, new ImportOptions { RecordFile = files.RecordFile });
        await importer.ApplyAsync(await importer.PlanAsync(await files.LoadAsync(), ImportScope.All, Cancellation), null, Cancellation);
        Assert.NotNull(await new DashboardVerifier(grafana.Api).WaitForFirstDataAsync(["live"], TimeSpan.FromSeconds(30), Cancellation));
        var drawing = new DashboardPanels(grafana.Api);

        // A range has its first point at a whole multiple of its interval.
        var panels = await Eventually.GetAsync(
            () => drawing.ReadAsync(["live", "gone"], DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow, Cancellation), found => found[0].Problem is null, TimeSpan.FromSeconds(30), Cancellation);

        Assert.Equal(["Targets", "Now", "Nothing", "Wrong", "Table", "gone"], panels.Select(panel => panel.Title));
        Assert.Equal(("", "timeseries", "short", null), (panels[0].Row, panels[0].Type, panels[0].Unit, panels[0].Problem));
        Assert.Equal("prometheus is up", Assert.Single(panels[0].Series).Name);
        Assert.Equal(1, panels[0].Series[0].Points[^1].Value);
        Assert.Equal("Scraping", panels[1].Row);
        Assert.Equal(1, Assert.Single(Assert.Single(panels[1].Series).Points).Value);
        Assert.Equal("no data in this time", panels[2].Problem);
        Assert.Contains("parse error", panels[3].Problem);
        Assert.Equal(("prometheus", "Took", "s"), Assert.Single(panels[4].Series) is var cell ? (cell.Name, cell.Column, cell.Unit) : default);
        Assert.Equal("the dashboard is not in Grafana", panels[5].Problem);
    }

    private static JsonObject Table(int id)
    {
        var panel = Panel(id, "Table", "table", "short", new JsonObject { ["refId"] = "A", ["expr"] = "sum by (service) (scrape_duration_seconds)", ["instant"] = true, ["range"] = false, ["format"] = "table" });
        panel["transformations"] = new JsonArray(new JsonObject { ["id"] = "organize", ["options"] = new JsonObject { ["renameByName"] = new JsonObject { ["Value #A"] = "Took" } } });
        panel["fieldConfig"]!["overrides"] = new JsonArray(new JsonObject
        {
            ["matcher"] = new JsonObject { ["id"] = "byName", ["options"] = "Took" },
            ["properties"] = new JsonArray(new JsonObject { ["id"] = "unit", ["value"] = "s" }),
        });
        return panel;
    }

    private static JsonObject Panel(int id, string title, string type, string? unit, params JsonNode[] targets)
    {
        var panel = Examples.Panel(id, title, "up", x: 0);
        panel["type"] = type;
        panel["interval"] = "1s";
        panel["targets"] = new JsonArray(targets);
        panel["gridPos"]!["y"] = id * 8;
        if (unit is not null) panel["fieldConfig"] = new JsonObject { ["defaults"] = new JsonObject { ["unit"] = unit } };
        return panel;
    }
}
