using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Import;

namespace Cortico.Stack.Tests.Grafana;

public sealed class PruneTests
{
    [Fact]
    public async Task What_we_made_and_no_file_has_is_removed()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("dashboards/one.json", Examples.Dashboard("one"));
        import.Files.Write("dashboards/two.json", Examples.Dashboard("two"));
        import.Files.Write("alerting/points.json", Examples.ContactPoints(Examples.Webhook("keep"), Examples.Webhook("drop")));
        import.Files.Write("alerting/policy.json", Examples.Policy("keep", Examples.Route("drop", "severity", "critical")));
        import.Files.Write("alerting/one.json", Examples.RuleGroup("one", Examples.Rule("r-one", "One")));
        import.Files.Write("alerting/two.json", InFolder("Alerts", Examples.RuleGroup("two", Examples.Rule("r-two", "Two"))));
        await import.ImportAsync();
        import.Files.Delete("dashboards/two.json");
        import.Files.Delete("alerting/two.json");
        import.Files.Write("alerting/points.json", Examples.ContactPoints(Examples.Webhook("keep")));
        import.Files.Write("alerting/policy.json", Examples.Policy("keep"));

        var result = await import.ImportAsync();

        Assert.Equal(4, result.Pruned);
        Assert.Equal(["one"], import.Grafana.Store.Dashboards.All.Keys);
        Assert.Equal([("cortico-test", "one")], import.Grafana.Store.Alerting.Groups.Keys);
        Assert.Equal(["keep"], import.Grafana.Store.Alerting.Receivers.Select(receiver => receiver["name"]!.GetValue<string>()));
        Assert.Equal(["cortico-test"], import.Grafana.Store.Dashboards.Folders.Keys);
        import.Grafana.Forget();
        Assert.Equal(0, (await import.ImportAsync()).Pruned);
        Assert.Empty(import.Grafana.Writes);
    }

    [Fact]
    public async Task What_others_made_stays_in_our_folder_and_in_our_group()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("dashboards/one.json", Examples.Dashboard("one"));
        import.Files.Write("alerting/one.json", Examples.RuleGroup("one", Examples.Rule("r-one", "One"), Examples.Rule("r-gone", "Gone")));
        await import.ImportAsync();
        import.Grafana.Store.Dashboards.Save("theirs", Examples.Dashboard("theirs"), "cortico-test", "made by hand");
        var group = import.Grafana.Store.Alerting.Groups[("cortico-test", "one")];
        var copy = group["rules"]![0]!.DeepClone().AsObject();
        copy["uid"] = "a-copy";
        copy["title"] = "A copy, our mark included";
        group["rules"]!.AsArray().Add(copy);
        import.Files.Write("alerting/one.json", Examples.RuleGroup("one", Examples.Rule("r-one", "One, renamed")));

        var plan = await import.PlanAsync();
        await import.Importer.ApplyAsync(plan, null, TestContext.Current.CancellationToken);

        Assert.Contains("1 rule of other people in this group stay: A copy, our mark included", plan.Changes.Single(change => change.Kind == ResourceKind.RuleGroup).Notes);
        Assert.Contains("theirs", import.Grafana.Store.Dashboards.All.Keys);
        Assert.Equal(["r-one", "a-copy"], import.Grafana.Store.Alerting.Groups[("cortico-test", "one")]["rules"]!.AsArray().Select(rule => rule!["uid"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_lost_record_does_not_make_our_dashboards_other_peoples()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("dashboards/one.json", Examples.Dashboard("one"));
        import.Files.Write("dashboards/two.json", Examples.Dashboard("two"));
        await import.ImportAsync();
        File.Delete(import.Files.RecordFile);
        import.Files.Delete("dashboards/two.json");

        await import.ImportAsync();

        Assert.Equal(["one"], import.Grafana.Store.Dashboards.All.Keys);
    }

    [Fact]
    public async Task An_emptied_folder_of_files_prunes_only_what_is_ours()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Grafana.Store.Dashboards.Folders["elsewhere"] = "Elsewhere";
        import.Grafana.Store.Dashboards.Save("theirs", Examples.Dashboard("theirs"), "elsewhere", "");
        import.Grafana.Store.Alerting.Groups[("elsewhere", "theirs")] = new JsonObject { ["interval"] = 60, ["rules"] = new JsonArray(Stored("r-theirs")) };
        import.Files.Write("dashboards/one.json", Examples.Dashboard("one"));
        import.Files.Write("alerting/one.json", Examples.RuleGroup("one", Examples.Rule("r-one", "One")));
        await import.ImportAsync();
        import.Files.Delete("dashboards/one.json");
        import.Files.Delete("alerting/one.json");

        Assert.Equal(2, (await import.ImportAsync()).Pruned);
        Assert.Equal(["theirs"], import.Grafana.Store.Dashboards.All.Keys);
        Assert.Equal([("elsewhere", "theirs")], import.Grafana.Store.Alerting.Groups.Keys);
    }

    [Fact]
    public async Task A_lost_record_is_learned_again_from_what_is_equal()
    {
        await using var import = await ImportFixture.StartAsync();
        import.Files.Write("alerting/points.json", Examples.ContactPoints(Examples.Webhook("keep"), Examples.Webhook("drop")));
        await import.ImportAsync();
        File.Delete(import.Files.RecordFile);
        await import.ImportAsync();
        import.Files.Write("alerting/points.json", Examples.ContactPoints(Examples.Webhook("keep")));

        Assert.Equal(1, (await import.ImportAsync()).Pruned);
        Assert.Equal(["keep"], import.Grafana.Store.Alerting.Receivers.Select(receiver => receiver["name"]!.GetValue<string>()));
    }

    private static JsonObject Stored(string uid)
    {
        var rule = Examples.Rule(uid, uid);
        rule["folderUID"] = "elsewhere";
        rule["ruleGroup"] = "theirs";
        return rule;
    }

    private static JsonObject InFolder(string title, JsonObject file)
    {
        file["groups"]![0]!["folder"] = title;
        return file;
    }
}
