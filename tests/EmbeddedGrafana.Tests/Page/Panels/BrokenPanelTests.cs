using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Page;

namespace Cortico.EmbeddedGrafana.Tests.Page.Panels;

/// <summary>Panels and requests of which something is wrong.</summary>
public sealed class BrokenPanelTests(PanelRoom room) : IClassFixture<PanelRoom>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_panel_that_cannot_be_drawn_says_so_and_the_others_are_drawn()
    {
        var tooDeep = new JsonObject { ["type"] = "text", ["title"] = "Deep", ["options"] = new JsonObject { ["mode"] = "markdown", ["content"] = new string('>', 5000) + " secret" } };
        var panels = await room.PanelsAsync([Stat(), tooDeep, Stat()], Cancellation);

        Assert.Equal(3, panels.Count);
        Assert.All((string[])["1", "3"], id => Assert.Equal("stat", panels[id].Object("body").Text("kind")));
        Assert.True(panels["2"].Flag("isError"));
        Assert.Equal("Deep", panels["2"].Text("title"));
        Assert.StartsWith("This panel cannot be drawn", panels["2"].Text("message"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", panels["2"].Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("allValues", "10,10,10")]
    [InlineData("uniqueValues", "10")]
    public async Task A_group_may_list_the_values_that_are_in_it(string reducer, string expected)
    {
        var table = Panel("table", "room_value{name=\"a\"}[11s]");
        table["targets"]![0]!["instant"] = true;
        table["targets"]![0]!["format"] = "table";
        table["transformations"] = JsonNode.Parse($$$$$"""[{"id":"groupBy","options":{"fields":{"name":{"operation":"groupby"},"Value":{"operation":"aggregate","aggregations":["{{{{{reducer}}}}}"]}}}}]""");
        var body = (await room.PanelAsync(table, Cancellation)).Object("body");

        var row = Assert.Single(body.List("rows")).EnumerateArray().Select(cell => cell.Text("text")!).ToList();
        Assert.Equal("a", row[0]);
        Assert.StartsWith(expected[..2], row[1], StringComparison.Ordinal);
        Assert.Equal(expected.Contains(',', StringComparison.Ordinal), row[1].Contains(',', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"panels":[null]}""")]
    [InlineData("""{"panels":null}""")]
    [InlineData("""{"panels":[],"variables":{"x":null}}""")]
    [InlineData("""{"panels":[],"variables":{"x":[null]}}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    public async Task A_request_with_nothing_where_something_belongs_is_refused(string request) =>
        Assert.Equal(400, (await room.AnswerAsync([Stat()], request, Cancellation)).Status);

    [Fact]
    public async Task Every_series_of_a_pile_can_be_hidden()
    {
        var panel = Panel("timeseries", "room_value{name=\"a\"} and on() (vector(time()) % 60 < 30)");
        panel["targets"]!.AsArray().Add(new JsonObject { ["refId"] = "B", ["expr"] = "room_value{name=\"b\"}", ["legendFormat"] = "{{name}}" });
        panel["fieldConfig"] = JsonNode.Parse("""{"defaults":{"custom":{"stacking":{"mode":"normal"}}}}""");
        var body = (await room.PanelAsync(panel, Cancellation, "a", "b")).Object("body");

        Assert.Equal([true, true], body.List("series").Select(series => series.Flag("isHidden")));
        Assert.True(body.List("axes").Single().Number("max") >= 30, body.GetRawText());
    }

    private static JsonObject Stat() => Panel("stat", "room_value");

    private static JsonObject Panel(string type, string expression) => new()
    {
        ["type"] = type,
        ["targets"] = new JsonArray(new JsonObject { ["refId"] = "A", ["expr"] = expression, ["legendFormat"] = "{{name}}" }),
    };
}
