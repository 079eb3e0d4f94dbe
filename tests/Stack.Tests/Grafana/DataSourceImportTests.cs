using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Import;

namespace Cortico.Stack.Tests.Grafana;

public sealed class DataSourceImportTests
{
    [Fact]
    public async Task The_same_Prometheus_under_another_uid_is_used_as_it_is()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Grafana.Store.DataSources.Add("abc", "Prometheus", "prometheus", isDefault: true, url: "http://127.0.0.1:8001/");
        import.Files.Write("dashboards/web.json", Examples.Dashboard("web"));

        var plan = await import.PlanAsync();
        await import.Importer.ApplyAsync(plan, null, TestContext.Current.CancellationToken);

        Assert.Equal("abc", plan.DataSourceUid);
        Assert.Equal(["abc"], import.Grafana.Store.DataSources.All.Keys);
        Assert.Equal("abc", import.Grafana.Store.Dashboards.All["web"].Model["panels"]![0]!["datasource"]!["uid"]!.GetValue<string>());
        Assert.False((await import.PlanAsync()).HasChanges);
    }

    [Fact]
    public async Task Another_Prometheus_keeps_its_name_and_stays_the_default()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Grafana.Store.DataSources.Add("abc", "Prometheus", "prometheus", isDefault: true);

        var plan = await import.PlanAsync();
        await import.Importer.ApplyAsync(plan, null, TestContext.Current.CancellationToken);

        var ours = import.Grafana.Store.DataSources.All["prometheus"];
        Assert.Equal(("Prometheus (cortico-test)", false), (ours.Text("name"), ours.Flag("isDefault")));
        Assert.True(import.Grafana.Store.DataSources.All["abc"].Flag("isDefault"));
        Assert.Equal(2, plan.Changes[0].Notes.Length);
        Assert.False((await import.PlanAsync()).HasChanges);
    }

    [Fact]
    public async Task One_that_a_file_of_Grafana_provides_is_left_alone()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Grafana.Store.DataSources.Add("prometheus", "Prom", "prometheus", isDefault: true, isReadOnly: true);

        Assert.Equal(ChangeAction.Unchanged, (await import.PlanAsync()).Changes[0].Action);
    }

    [Fact]
    public async Task A_change_shows_what_differs_and_what_the_file_leaves_out_does_not_count()
    {
        await using var import = await ImportFixture.StartAsync();
        await import.ImportAsync();
        import.Grafana.Store.DataSources.All["prometheus"]["jsonData"]!["timeInterval"] = "15s";
        import.Grafana.Store.DataSources.All["prometheus"]["basicAuthUser"] = "u";

        Assert.Equal(["jsonData.timeInterval: \"15s\" → \"5s\""], (await import.PlanAsync()).Changes[0].Differences.Select(difference => difference.ToString()));
    }

    [Fact]
    public async Task Without_a_file_Grafanas_own_Prometheus_is_taken()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Delete("datasource.json");
        import.Files.AddSeed();
        var problem = await Assert.ThrowsAsync<StackException>(() => import.PlanAsync());
        Assert.Contains("Grafana has no Prometheus data source", problem.Message, StringComparison.Ordinal);

        import.Grafana.Store.DataSources.Add("abc", "Metrics", "prometheus");
        await import.ImportAsync();
        Assert.DoesNotContain(import.Grafana.Writes, request => request.Path == "/api/datasources");
        Assert.Contains("\"uid\":\"abc\"", import.Grafana.Store.Dashboards.All["dedm84b7j7k00c"].Model.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task References_of_every_form_find_a_data_source()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Grafana.Store.DataSources.Add("logs-1", "Logs", "loki");
        var dashboard = Examples.Dashboard("web");
        var panels = dashboard["panels"]!.AsArray();
        panels.Clear();
        Add(JsonValue.Create("Prometheus"));
        Add(null);
        Add(new JsonObject { ["type"] = "prometheus" });
        Add(new JsonObject { ["type"] = "loki", ["uid"] = "unknown" });
        Add(JsonValue.Create("Logs"));
        Add(JsonValue.Create("-- Mixed --"));
        Add(new JsonObject { ["type"] = "prometheus", ["uid"] = "${source}" });
        dashboard["templating"]!["list"] = new JsonArray(new JsonObject { ["name"] = "source", ["type"] = "datasource", ["query"] = "prometheus", ["current"] = new JsonObject { ["text"] = "Old", ["value"] = "P123" } });
        import.Files.Write("dashboards/web.json", dashboard);

        await import.ImportAsync();

        var stored = import.Grafana.Store.Dashboards.All["web"].Model;
        Assert.Equal(
            ["prometheus", "prometheus", "prometheus", "logs-1", "logs-1", null, "${source}"],
            stored["panels"]!.AsArray().Select(panel => panel!["datasource"].Text("uid")));
        Assert.Equal("prometheus", stored["templating"]!["list"]![0]!["current"]!["value"]!.GetValue<string>());

        void Add(JsonNode? source)
        {
            var panel = Examples.Panel(panels.Count + 1, $"P{panels.Count}", "up", y: panels.Count * 8);
            panel["datasource"] = source;
            panels.Add(panel);
        }
    }

    [Fact]
    public async Task A_kind_of_data_source_that_Grafana_does_not_have_is_refused()
    {
        await using var import = await ImportFixture.StartAsync();
        var dashboard = Examples.Dashboard("web");
        dashboard["panels"]![0]!["datasource"] = new JsonObject { ["type"] = "loki", ["uid"] = "logs" };
        import.Files.Write("dashboards/web.json", dashboard);

        var problem = await Assert.ThrowsAsync<InvalidResourcesException>(() => import.PlanAsync());

        Assert.Contains("data source \"logs\" of type loki is not in this Grafana; there are \"prometheus\" (prometheus) ($.panels[0].datasource)", problem.Message, StringComparison.Ordinal);
    }
}
