using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Import;

namespace Cortico.Stack.Tests.Grafana;

public sealed class ImportTests
{
    [Fact]
    public async Task A_first_import_creates_everything_in_order()
    {
        await using var import = await ImportFixture.StartAsync();
        AddAll(import.Files);

        var result = await import.ImportAsync();

        Assert.Equal("created 6, updated 0, unchanged 0, pruned 0", result.ToString());
        Assert.Equal(
        [
            "POST /api/datasources", "POST /api/folders", "POST /api/dashboards/db",
            "POST /api/v1/provisioning/contact-points", "PUT /api/v1/provisioning/policies",
            "PUT /api/v1/provisioning/folder/cortico-test/rule-groups/web",
        ], import.Grafana.Writes.Select(request => request.ToString()));
        Assert.All(import.Grafana.Writes, request => Assert.True(request.DisablesProvenance, $"{request} would lock the object in Grafana's page"));
    }

    [Fact]
    public async Task A_second_import_changes_nothing()
    {
        await using var import = await ImportFixture.StartAsync();
        AddAll(import.Files);
        await import.ImportAsync();
        import.Grafana.Forget();

        var result = await import.ImportAsync();

        Assert.Equal("created 0, updated 0, unchanged 6, pruned 0", result.ToString());
        Assert.Empty(import.Grafana.Writes);
    }

    [Fact]
    public async Task A_second_import_changes_nothing_without_a_record_either()
    {
        await using var import = await ImportFixture.StartAsync();
        AddAll(import.Files);
        await import.ImportAsync();
        File.Delete(import.Files.RecordFile);
        import.Grafana.Forget();

        Assert.Equal("created 0, updated 0, unchanged 6, pruned 0", (await import.ImportAsync()).ToString());
        Assert.Empty(import.Grafana.Writes);
    }

    [Fact]
    public async Task A_plan_says_what_differs_and_writes_nothing()
    {
        await using var import = await ImportFixture.StartAsync();
        AddAll(import.Files);
        await import.ImportAsync();
        import.Grafana.Forget();
        var changed = Examples.Dashboard("web");
        changed["panels"]![0]!["title"] = "Requests per second";
        import.Files.Write("dashboards/web.json", changed);
        import.Files.Write("alerting/rules.json", Examples.RuleGroup("web", Examples.Rule("down", "Down", "up == 0")));

        var plan = await import.PlanAsync();

        Assert.Empty(import.Grafana.Writes);
        var updates = plan.Changes.Where(change => change.Action == ChangeAction.Update).ToList();
        Assert.Equal(
        [
            "dashboard: panels[0].title: \"Requests\" → \"Requests per second\"",
            "rule group: rules.Down.data[0].model.expr: \"up\" → \"up == 0\"",
        ], updates.SelectMany(change => change.Differences.Select(difference => $"{(change.Kind == ResourceKind.Dashboard ? "dashboard" : "rule group")}: {difference}")));
    }

    [Fact]
    public async Task The_seed_is_imported_without_an_edit()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.AddSeed();

        var plan = await import.PlanAsync();
        var result = await import.Importer.ApplyAsync(plan, null, TestContext.Current.CancellationToken);

        Assert.Equal(5, result.Created);
        var dashboard = plan.Changes.Single(change => change.Kind == ResourceKind.Dashboard);
        Assert.Equal(["data source \"P1809F7CD0C75ACF3\" is not in this Grafana: \"prometheus\" is used (10 places)"], dashboard.Notes);
        var group = plan.Changes.Single(change => change.Kind == ResourceKind.RuleGroup);
        Assert.Equal(
        [
            "data source \"P1809F7CD0C75ACF3\" is not in this Grafana: \"prometheus\" is used",
            "rule \"Web Memory past 80% threshold\" names the contact point \"grafana-default-email\", which is not there: the notification policy decides instead",
        ], group.Notes);
        var stored = import.Grafana.Store.Dashboards.All["dedm84b7j7k00c"].Model.ToJsonString();
        Assert.DoesNotContain("P1809F7CD0C75ACF3", stored, StringComparison.Ordinal);
        Assert.Equal("Alerts", import.Grafana.Store.Dashboards.Folders["cortico-test-alerts"]);
        var rule = import.Grafana.Store.Alerting.Groups[("cortico-test-alerts", "Eval Group 1")];
        Assert.Equal(300, rule["interval"]!.GetValue<int>());
        Assert.Equal("prometheus", rule["rules"]![0]!["data"]![0]!["datasourceUid"]!.GetValue<string>());
        import.Grafana.Forget();
        Assert.Equal("created 0, updated 0, unchanged 5, pruned 0", (await import.ImportAsync()).ToString());
        Assert.Empty(import.Grafana.Writes);
    }

    [Fact]
    public async Task Dashboards_and_alerts_are_imported_apart()
    {
        await using var import = await ImportFixture.StartAsync();
        AddAll(import.Files);

        await import.ImportAsync(ImportScope.Dashboards);
        Assert.Single(import.Grafana.Store.Dashboards.All);
        Assert.Empty(import.Grafana.Store.Alerting.Groups);

        await import.ImportAsync(ImportScope.Alerts);
        Assert.Single(import.Grafana.Store.Alerting.Groups);
    }

    [Fact]
    public async Task A_dashboard_that_somebody_edited_or_moved_is_put_back()
    {
        await using var import = await ImportFixture.StartAsync();
        AddAll(import.Files);
        await import.ImportAsync();
        import.Grafana.Store.Dashboards.Save("web", Examples.Dashboard("web", "Mine now"), "");

        var plan = await import.PlanAsync();

        Assert.Equal(["title: \"Mine now\" → \"Web\"", "(folder): \"\" → \"cortico-test\""], plan.Changes.Single(change => change.Action == ChangeAction.Update).Differences.Select(difference => difference.ToString()));
    }

    [Fact]
    public async Task A_refusal_names_the_file_and_what_was_written_before()
    {
        await using var import = await ImportFixture.StartAsync();
        AddAll(import.Files);
        import.Grafana.Script("PUT", "/api/v1/provisioning/folder/cortico-test/rule-groups/web", RecordedAnswer.Of("alerting-provisioning", "rule group: interval 15"));

        var problem = await Assert.ThrowsAsync<StackException>(() => import.ImportAsync());

        Assert.StartsWith("Grafana refused grafana/alerting/rules.json, rule group \"web\": 400 invalid alert rule: interval (15s) should be non-zero and divided exactly by scheduler interval: 10.", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Written before it: 5 of 6 changes", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_model_with_the_wrapper_and_the_shared_form_are_accepted()
    {
        await using var import = await ImportFixture.StartAsync();
        var shared = RecordedRequest();
        import.Files.Write("dashboards/shared.json", shared);
        import.Files.Write("dashboards/wrapped.json", new JsonObject { ["meta"] = new JsonObject { ["version"] = 3 }, ["dashboard"] = WithServerFields(Examples.Dashboard("wrapped")) });
        import.Files.Write("dashboards/object.json", new JsonObject { ["apiVersion"] = "dashboard.grafana.app/v1beta1", ["metadata"] = new JsonObject { ["name"] = "object" }, ["spec"] = Without(Examples.Dashboard("x"), "uid") });

        await import.ImportAsync(ImportScope.Dashboards);

        var stored = import.Grafana.Store.Dashboards.All;
        Assert.Equal(["imported", "object", "wrapped"], stored.Keys.Order());
        var wanted = RecordedAnswer.Of("dashboards", "read: imported").Body!["dashboard"]!.AsObject();
        Assert.True(JsonNode.DeepEquals(Without(wanted, "id", "version"), Without(stored["imported"].Model, "id", "version")), stored["imported"].Model.ToJsonString());
    }

    private static JsonObject RecordedRequest()
    {
        var all = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recorded", "dashboards.json")))!["exchanges"]!.AsArray();
        return all.Single(exchange => exchange!["name"]!.GetValue<string>() == "import with inputs")!["request"]!["body"]!["dashboard"]!.DeepClone().AsObject();
    }

    private static JsonObject WithServerFields(JsonObject model)
    {
        model["id"] = 3_375_864_363_569_152;
        model["version"] = 7;
        return model;
    }

    private static JsonObject Without(JsonObject json, params string[] members)
    {
        var copy = json.DeepClone().AsObject();
        foreach (var member in members) copy.Remove(member);
        return copy;
    }

    private static void AddAll(ResourceFolder files)
    {
        files.Write("dashboards/web.json", Examples.Dashboard("web"));
        files.Write("alerting/contact-points.json", Examples.ContactPoints(Examples.Webhook("cortico-webhook")));
        files.Write("alerting/policy.json", Examples.Policy("cortico-webhook", Examples.Route("cortico-webhook", "severity", "critical")));
        files.Write("alerting/rules.json", Examples.RuleGroup("web", Examples.Rule("down", "Down")));
    }
}
