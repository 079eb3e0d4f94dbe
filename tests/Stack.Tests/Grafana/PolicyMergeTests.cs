using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Import;
using Cortico.Stack.Grafana.Normalising;

namespace Cortico.Stack.Tests.Grafana;

public sealed class PolicyMergeTests
{
    private static readonly HashSet<string> Ours = new(["cortico-webhook"], StringComparer.Ordinal);
    private static readonly string[] Folders = ["Cortico", "Alerts (old)"];

    [Fact]
    public void An_untouched_policy_becomes_ours()
    {
        var merge = Merge(RecordedAnswer.Of("alerting-provisioning", "policies: fresh").Body!.AsObject(), Tree("cortico-webhook", Examples.Route("cortico-webhook", "severity", "critical")));

        Assert.Equal("cortico-webhook", merge.Tree.Text("receiver"));
        Assert.Single(merge.Tree.Items("routes"));
        Assert.Empty(merge.Notes);
    }

    [Fact]
    public void Routes_that_others_added_to_our_policy_stay_and_our_own_past_ones_go()
    {
        var first = Merge(Tree("empty"), Tree("cortico-webhook", Examples.Route("cortico-webhook", "severity", "critical")));
        var current = first.Tree.DeepClone().AsObject();
        current["routes"]!.AsArray().Add(Examples.Route("cortico-webhook", "team", "theirs"));

        var second = Merge(current, Tree("cortico-webhook", Examples.Route("cortico-webhook", "severity", "warning")), first.OurRoutes);

        Assert.Equal([["severity", "=", "warning"], ["team", "=", "theirs"]], second.Tree.Items("routes").Select(route => route["object_matchers"]![0]!.AsArray().Select(part => part!.GetValue<string>())));
        Assert.Equal(["1 route of other people stay in the policy"], second.Notes);
    }

    [Fact]
    public void Other_peoples_policy_keeps_its_root_and_gets_ours_as_one_route_for_our_folders()
    {
        var theirs = Tree("oncall", Examples.Route("pager", "severity", "critical"));

        var merge = Merge(theirs, Tree("cortico-webhook", Examples.Route("cortico-webhook", "severity", "critical")));
        var again = Merge(merge.Tree, Tree("cortico-webhook"), merge.OurRoutes);

        Assert.Equal("oncall", merge.Tree.Text("receiver"));
        Assert.Equal(["cortico-webhook", "pager"], merge.Tree.Items("routes").Select(route => route.Text("receiver")));
        Assert.Equal("""[["grafana_folder","=~","Alerts \\(old\\)|Cortico"]]""", merge.Tree["routes"]![0]!["object_matchers"]!.ToJsonString());
        Assert.Equal(["cortico-webhook", "pager"], again.Tree.Items("routes").Select(route => route.Text("receiver")));
        Assert.False(again.Tree["routes"]![0]!.AsObject().ContainsKey("routes"));
    }

    [Fact]
    public void Merging_twice_changes_nothing_more()
    {
        foreach (var current in new[] { Tree("empty"), Tree("oncall", Examples.Route("pager", "a", "b")), Tree("cortico-webhook", Examples.Route("x", "c", "d")) })
        {
            var wanted = Tree("cortico-webhook", Examples.Route("cortico-webhook", "severity", "critical"));
            var once = Merge(current, wanted);
            var twice = Merge(once.Tree, wanted, once.OurRoutes);
            Assert.True(JsonNode.DeepEquals(once.Tree, twice.Tree), $"{once.Tree}\n{twice.Tree}");
        }
    }

    [Fact]
    public void Matchers_of_all_spellings_are_one()
    {
        var route = PolicyNormaliser.Normalise(new JsonObject
        {
            ["receiver"] = "x",
            ["match"] = new JsonObject { ["b"] = "2" },
            ["match_re"] = new JsonObject { ["c"] = "3|4" },
            ["matchers"] = new JsonArray("a=\"1\"", "d!~\"5.*\""),
            ["continue"] = false,
            ["group_wait"] = "60s",
            ["mute_time_intervals"] = new JsonArray(),
            ["provenance"] = "api",
        });

        Assert.Equal("""{"receiver":"x","object_matchers":[["a","=","1"],["b","=","2"],["c","=~","3|4"],["d","!~","5.*"]],"group_wait":"1m"}""", route.ToJsonString());
    }

    private static PolicyMerge Merge(JsonObject current, JsonObject ours, IEnumerable<string>? recorded = null) =>
        PolicyMerge.Of(PolicyNormaliser.Normalise(current), PolicyNormaliser.Normalise(ours), Ours, recorded?.ToHashSet(StringComparer.Ordinal), Folders);

    private static JsonObject Tree(string receiver, params JsonObject[] routes) =>
        new() { ["receiver"] = receiver, ["group_by"] = new JsonArray("grafana_folder", "alertname"), ["routes"] = new JsonArray([.. routes]) };
}
