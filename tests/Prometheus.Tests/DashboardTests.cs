using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cortico.Prometheus.Tests;

public sealed partial class DashboardTests
{
    /// <summary>What is the same on every engine without a rule: Prometheus's own series about a scrape, and the app's about itself.</summary>
    private static readonly string[] Raw =
        ["up", "scrape_duration_seconds", "scrape_samples_scraped", "app_info", "process_working_set_bytes", "dotnet_total_memory_bytes",
         "dotnet_collection_count_total", "system_runtime_dotnet_thread_pool_thread_count", "system_runtime_dotnet_thread_pool_queue_length"];

    public static TheoryData<string> Dashboards => [.. Repository.Dashboards];

    [Fact]
    public void The_uids_are_fixed() => Assert.Equal(
        ["cortico-services", "cortico-web"], Repository.Dashboards.Select(file => (string)Repository.ReadJson(file)["uid"]!).Order());

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void A_dashboard_carries_nothing_of_another_Grafana(string file)
    {
        var dashboard = Repository.ReadJson(file);

        Assert.Null(dashboard["id"]);
        Assert.Null(dashboard["version"]);
        Assert.Equal("now-15m", (string?)dashboard["time"]!["from"]);
        Assert.Equal("10s", (string?)dashboard["refresh"]);
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Panels_have_ids_of_their_own_and_do_not_overlap(string file)
    {
        var panels = Repository.ReadJson(file)["panels"]!.AsArray();
        var cells = panels.SelectMany(panel => CellsOf(panel!["gridPos"]!)).ToList();

        Assert.Distinct(panels.Select(panel => (int)panel!["id"]!));
        Assert.Distinct(cells);
        Assert.All(cells, cell => Assert.InRange(cell.X, 0, 23));
    }

    [Fact]
    public void Every_panel_explains_itself_and_names_its_unit() => Assert.All(Panel.All, panel =>
    {
        Assert.True(((string?)panel.Json["description"])?.Length > 20, $"{panel} has no description");
        var units = Descendants(panel.Json["fieldConfig"]).OfType<JsonObject>()
            .Where(node => node.ContainsKey("unit") || (string?)node["id"] is "unit");
        Assert.True(units.Any(), $"{panel} has no unit");
    });

    [Fact]
    public void Every_query_goes_to_the_one_data_source() => Assert.All(Panel.All, panel =>
    {
        Assert.NotEmpty(panel.Queries);
        var expected = (string?)Repository.DataSource["uid"];
        Assert.Equal(expected, (string?)panel.Json["datasource"]!["uid"]);
        Assert.All(panel.Queries, query => Assert.Equal(expected, (string?)query["datasource"]!["uid"]));
    });

    [Fact]
    public void Legends_are_for_people() => Assert.All(
        Panel.All.Where(panel => (string?)panel.Json["type"] != "table").SelectMany(panel => panel.Queries),
        query => Assert.False((string?)query["legendFormat"] is null or "" or "__auto", $"{query["expr"]} shows its whole label set"));

    [Fact]
    public void Queries_ask_for_recorded_series_or_for_what_every_engine_has()
    {
        var known = RecordedRule.All.Select(rule => rule.Name).Concat(Raw).ToHashSet();

        Assert.All(Panel.All, panel => Assert.All(
            panel.Expressions.SelectMany(MetricsIn), metric => Assert.True(known.Contains(metric), $"{panel} asks for {metric}")));
    }

    [Fact]
    public void A_counter_is_shown_as_a_rate() => Assert.All(
        Panel.All.SelectMany(panel => panel.Expressions).Where(expression => expression.Contains("_total{", StringComparison.Ordinal)),
        expression => Assert.Matches(@"rate\([a-z_]+_total\{", expression));

    private static IEnumerable<(int X, int Y)> CellsOf(JsonNode grid) =>
        from x in Enumerable.Range((int)grid["x"]!, (int)grid["w"]!)
        from y in Enumerable.Range((int)grid["y"]!, (int)grid["h"]!)
        select (x, y);

    private static IEnumerable<JsonNode> Descendants(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(property => Descendants(property.Value)).Prepend(properties),
        JsonArray items => items.SelectMany(Descendants),
        _ => [],
    };

    /// <summary>Names that are neither a function, a keyword, nor a label.</summary>
    private static IEnumerable<string> MetricsIn(string expression) =>
        Name().Matches(Labels().Replace(expression, " ")).Select(match => match.Value).Where(name => name is not ("by" or "on"));

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|\b(by|on)\s*\([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"[a-z_][a-zA-Z0-9_:]*(?!\w|:|\s*\()")]
    private static partial Regex Name();
}
