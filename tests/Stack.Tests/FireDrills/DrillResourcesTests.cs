using System.Text.Json.Nodes;
using Cortico.Stack.FireDrills;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Grafana.Resources;
using Cortico.Stack.Tests.Grafana;

namespace Cortico.Stack.Tests.FireDrills;

public sealed class DrillResourcesTests : IDisposable
{
    private static readonly Uri Receiver = new("http://127.0.0.1:18005/");
    private static readonly string[] Timings = ["for", "keepFiringFor"];
    private readonly ResourceFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Our_own_rules_wait_ten_seconds_at_most_and_nothing_else_of_them_is_changed()
    {
        var before = await OursAsync();
        var after = DrillResources.Of(await OursAsync(), Receiver);

        Assert.Equal(6, before.RuleGroups.Sum(group => group.Rules.Count()));
        foreach (var (old, drilled) in before.RuleGroups.SelectMany(g => g.Rules).Zip(after.RuleGroups.SelectMany(g => g.Rules)))
        {
            Assert.Equal("10s", drilled["for"]!.GetValue<string>());
            Assert.True(JsonNode.DeepEquals(Without(old), Without(drilled)), drilled.ToJsonString());
        }
    }

    [Fact]
    public async Task Shorter_waits_stay_and_longer_ones_are_cut_down()
    {
        _folder.Write("alerting/rules.json", """
            { "apiVersion": 1, "groups": [ { "name": "g", "folder": "Cortico", "interval": "5m", "rules": [
              { "uid": "slow", "title": "Slow", "for": "1h", "keepFiringFor": "5m" }, { "uid": "quick", "title": "Quick", "for": "0s" }, { "uid": "recorded", "title": "Recorded", "record": { "metric": "x" } } ] } ] }
            """);

        var resources = DrillResources.Of(await _folder.LoadAsync(), Receiver);
        var rules = resources.RuleGroups[0].Rules.ToList();

        Assert.Equal("10s", resources.RuleGroups[0].Group.Text("interval"));
        Assert.Equal(("10s", "10s", "0s"), (rules[0].Text("for"), rules[0].Text("keepFiringFor"), rules[1].Text("for")));
        Assert.Equal([("slow", true), ("quick", false)], DrilledRule.Of(resources with { RuleGroups = resources.RuleGroups[..1] }).Select(rule => (rule.Uid, rule.HasPending)));
    }

    [Fact]
    public async Task Every_contact_point_leads_to_the_receiver_and_no_mail_is_sent()
    {
        var resources = DrillResources.Of(await OursAsync(), Receiver);

        Assert.All(resources.Receivers, receiver => Assert.Equal(("webhook", $"{Receiver}{receiver.ContactPoint}"), (receiver.Type, receiver.Receiver.Child("settings").Text("url"))));
        Assert.Equal(["cortico-email", "cortico-webhook"], resources.Receivers.Select(receiver => receiver.ContactPoint).Order());
    }

    [Fact]
    public async Task Routes_stay_their_waits_are_cut_and_nothing_is_muted()
    {
        _folder.Write("alerting/points.json", """{ "apiVersion": 1, "contactPoints": [ { "name": "a", "receivers": [ { "uid": "a", "type": "email", "settings": { "addresses": "a@example.org" } } ] } ] }""");
        _folder.Write("alerting/policy.json", """
            { "apiVersion": 1, "policies": [ { "receiver": "a", "group_interval": "5m", "repeat_interval": "4h", "routes": [ { "receiver": "a", "group_wait": "1m", "mute_time_intervals": ["nights"], "object_matchers": [["severity","=","x"]] } ] } ] }
            """);

        var tree = DrillResources.Of(await _folder.LoadAsync(), Receiver).Policy!.Tree;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            { "receiver": "a", "group_interval": "5s", "repeat_interval": "4h", "group_wait": "1s", "routes": [ { "receiver": "a", "group_wait": "1s", "object_matchers": [["severity","=","x"]] } ] }
            """), tree), tree.ToJsonString());
    }

    [Fact]
    public async Task Without_contact_points_there_is_the_drills_own_and_all_of_it_can_be_imported()
    {
        var bare = DrillResources.Of(await _folder.LoadAsync(), Receiver);
        var ours = DrillResources.Of(await OursAsync(), Receiver);

        Assert.Equal(bare.Receivers.Single().ContactPoint, bare.Policy!.Tree.Text("receiver"));
        await GrafanaImporter.CheckAsync(bare, null, Cancellation);
        await GrafanaImporter.CheckAsync(ours, null, Cancellation);
    }

    private Task<GrafanaResources> OursAsync() => GrafanaResources.LoadAsync(
        Path.Combine(AppContext.BaseDirectory, "OurGrafana"), _folder.Settings with { Variables = new Dictionary<string, string> { ["PROMETHEUS_URL"] = "http://127.0.0.1:8001" } }, Cancellation);

    private static JsonObject Without(JsonObject rule)
    {
        var rest = rule.DeepClone().AsObject();
        foreach (var name in Timings) rest.Remove(name);
        return rest;
    }
}
