using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Export;
using Cortico.Stack.Grafana.Import;

namespace Cortico.Stack.Tests.Grafana;

public sealed class ExportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_equal_is_not_touched()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.AddSeed();
        import.Files.Write("alerting/points.json", Examples.ContactPoints(Examples.Webhook("hook", "${CORTICO_HOOK:-http://127.0.0.1:8009/x}")));
        import.Files.Write("alerting/policy.json", Examples.Policy("hook", Examples.Route("hook", "severity", "critical")));
        await import.ImportAsync();
        var before = Contents(import.Files);

        var result = await ExportAsync(import);

        Assert.Empty(result.Files);
        Assert.Empty(result.Notes);
        Assert.Equal(before, Contents(import.Files));
    }

    [Fact]
    public async Task An_edit_changes_its_own_lines_of_the_file_and_the_next_import_finds_nothing_to_do()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.AddSeed();
        await import.ImportAsync();
        var stored = import.Grafana.Store.Dashboards.All["dedm84b7j7k00c"].Model.DeepClone().AsObject();
        stored["panels"]![1]!["title"] = "Requests, edited";
        stored["panels"]!.AsArray().RemoveAt(5);
        stored["refresh"] = "10s";
        import.Grafana.Store.Dashboards.Save("dedm84b7j7k00c", stored, "cortico-test");
        var before = Lines(import.Files.File("dashboards/seed.json"));

        var result = await ExportAsync(import);

        Assert.Equal(["grafana/dashboards/seed.json"], result.Files.Select(file => file.Name));
        var after = Lines(import.Files.File("dashboards/seed.json"));
        Assert.Equal(["      \"title\": \"Requests, edited\",", "  \"refresh\": \"10s\","], after.Except(before));
        Assert.Contains("  \"id\": 1,", after);
        Assert.Contains("        \"uid\": \"P1809F7CD0C75ACF3\"", after);
        Assert.False((await import.PlanAsync()).HasChanges);
    }

    [Fact]
    public async Task A_rule_that_was_edited_or_added_in_the_page_comes_back_in_the_export_format()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("alerting/rules.json", Examples.RuleGroup("web", Examples.Rule("r", "R")));
        await import.ImportAsync();
        var group = import.Grafana.Store.Alerting.Groups[("cortico-test", "web")];
        group["interval"] = 60;
        group["rules"]![0]!["for"] = "2m";
        group["rules"]![0]!["keep_firing_for"] = "1m";
        group["rules"]![0]!["labels"]!["cost"] = "$5";
        var added = RuleOf(group, "by-hand");
        group["rules"]!.AsArray().Add(added);

        var result = await ExportAsync(import);

        Assert.Equal(["grafana/alerting/rules.json"], result.Files.Select(file => file.Name));
        var file = JsonNode.Parse(await File.ReadAllTextAsync(import.Files.File("alerting/rules.json"), Cancellation))!["groups"]![0]!;
        Assert.Equal("1m", file["interval"]!.GetValue<string>());
        Assert.Equal(("2m", "1m", "$$5"), (file["rules"]![0]!["for"]!.GetValue<string>(), file["rules"]![0]!["keepFiringFor"]!.GetValue<string>(), file["rules"]![0]!["labels"]!["cost"]!.GetValue<string>()));
        Assert.Equal("by-hand", file["rules"]![1]!["uid"]!.GetValue<string>());
        Assert.DoesNotContain("__managed_by__", file.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("folderUID", file.ToJsonString(), StringComparison.Ordinal);
        Assert.False((await import.PlanAsync()).HasChanges);
    }

    [Fact]
    public async Task New_dashboards_and_groups_of_our_folder_get_files()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("dashboards/web.json", Examples.Dashboard("web"));
        import.Files.Write("alerting/rules.json", Examples.RuleGroup("web", Examples.Rule("r", "R")));
        await import.ImportAsync();
        import.Grafana.Store.Dashboards.Save("x7", Examples.Dashboard("x7", "Made by Hand"), "cortico-test");
        var group = import.Grafana.Store.Alerting.Groups[("cortico-test", "web")].DeepClone().AsObject();
        group["rules"] = new JsonArray(RuleOf(group, "by-hand"));
        group["rules"]![0]!["ruleGroup"] = "by hand";
        import.Grafana.Store.Alerting.Groups[("cortico-test", "by hand")] = group;

        var result = await ExportAsync(import);

        Assert.Equal([("grafana/alerting/by-hand.json", true), ("grafana/dashboards/made-by-hand.json", true)], result.Files.Select(file => (file.Name, file.IsNew)));
        var plan = await import.PlanAsync();
        Assert.Equal(ChangeAction.Unchanged, plan.Changes.Single(change => change.Uid == "x7").Action);
    }

    [Fact]
    public async Task Placeholders_and_secrets_stay_as_the_file_has_them()
    {
        await using var import = await ImportFixture.StartAsync();
        var points = Examples.ContactPoints(Examples.Webhook("hook", "${CORTICO_HOOK:-http://127.0.0.1:8009/x}"));
        points["contactPoints"]![0]!["receivers"]![0]!["settings"]!["password"] = "${CORTICO_PASSWORD:-p}";
        import.Files.Write("alerting/points.json", points);
        await import.ImportAsync();
        var settings = import.Grafana.Store.Alerting.Receivers[0]["settings"]!;
        settings["url"] = "http://elsewhere/";
        settings["maxAlerts"] = 5;

        var result = await ExportAsync(import);

        var file = await File.ReadAllTextAsync(import.Files.File("alerting/points.json"), Cancellation);
        Assert.Contains("\"${CORTICO_HOOK:-http://127.0.0.1:8009/x}\"", file, StringComparison.Ordinal);
        Assert.Contains("\"${CORTICO_PASSWORD:-p}\"", file, StringComparison.Ordinal);
        Assert.Contains("\"maxAlerts\": 5", file, StringComparison.Ordinal);
        Assert.Equal(["grafana/alerting/points.json: the file keeps ${CORTICO_HOOK:-http://127.0.0.1:8009/x}, though Grafana now has another value there"], result.Notes);
    }

    [Fact]
    public async Task A_route_and_the_contact_point_that_it_needs_come_along()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("alerting/points.json", Examples.ContactPoints(Examples.Webhook("hook")));
        import.Files.Write("alerting/policy.json", Examples.Policy("hook", Examples.Route("hook", "severity", "critical")));
        await import.ImportAsync();
        import.Grafana.Store.Alerting.Receivers.Add(new JsonObject { ["uid"] = "u9", ["name"] = "Pager", ["type"] = "webhook", ["settings"] = new JsonObject { ["url"] = "http://pager/", ["password"] = "never-written" } });
        import.Grafana.Store.Alerting.Policy["routes"]!.AsArray().Add(Examples.Route("Pager", "team", "x"));

        var result = await ExportAsync(import);

        Assert.Equal(["grafana/alerting/policy.json", "grafana/alerting/pager.json"], result.Files.Select(file => file.Name));
        Assert.DoesNotContain("never-written", string.Concat(Contents(import.Files).Values), StringComparison.Ordinal);
        Assert.Contains("has secrets, which Grafana does not show", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    private static async Task<ExportResult> ExportAsync(ImportFixture import) =>
        await new GrafanaExporter(import.Api).ExportAsync(await import.Files.LoadAsync(), ImportScope.All, Cancellation);

    private static JsonObject RuleOf(JsonObject group, string uid)
    {
        var rule = group["rules"]![0]!.DeepClone().AsObject();
        rule["uid"] = uid;
        rule["title"] = "By hand";
        rule["annotations"]!.AsObject().Remove("__managed_by__");
        return rule;
    }

    private static SortedDictionary<string, string> Contents(ResourceFolder files) =>
        new(Directory.EnumerateFiles(files.Path, "*", SearchOption.AllDirectories).ToDictionary(path => path, File.ReadAllText, StringComparer.Ordinal), StringComparer.Ordinal);

    private static string[] Lines(string path) => File.ReadAllLines(path);
}
