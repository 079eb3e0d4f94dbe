using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Page;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Page.Panels;

/// <summary>Panels as the browser gets them, from a real Prometheus.</summary>
public sealed class PanelHttpTests(PanelRoom room) : IClassFixture<PanelRoom>
{
    [Fact]
    public async Task Parts_of_a_percent_pile_add_up_to_one_at_every_moment()
    {
        var body = await BodyAsync("""{"type":"timeseries","fieldConfig":{"defaults":{"custom":{"stacking":{"mode":"percent"},"fillOpacity":40}}}}""", "room_value");
        var series = body.List("series").Select(item => item.List("values").Select(value => value.GetDouble()).ToArray()).ToList();

        Assert.Equal(3, series.Count);
        Assert.All(Enumerable.Range(0, series[0].Length), at => Assert.Equal(1, series.Sum(values => values[at]), 6));
        Assert.Equal("100%", body.List("axes").Single().List("ticks").Last().Text("text"));
        Assert.Single(body.List("series").Select(item => item.Text("stack")).Distinct());
    }

    [Fact]
    public async Task An_axis_reaches_to_the_top_of_the_pile()
    {
        var body = await BodyAsync("""{"type":"timeseries","fieldConfig":{"defaults":{"custom":{"stacking":{"mode":"normal"}}}}}""", "room_value");

        Assert.True(body.List("axes").Single().Number("max") >= 60, body.GetRawText());
    }

    [Fact]
    public async Task Series_of_two_units_stand_on_two_axes_and_one_can_be_turned_upside_down()
    {
        var body = await BodyAsync("""
            {"type":"timeseries","fieldConfig":{"defaults":{"unit":"bytes"},"overrides":[
             {"matcher":{"id":"byName","options":"a"},"properties":[{"id":"unit","value":"s"},{"id":"custom.axisPlacement","value":"right"}]},
             {"matcher":{"id":"byRegexp","options":"/^b/"},"properties":[{"id":"custom.transform","value":"negative-Y"}]}]}}
            """, "room_value");
        var series = body.List("series").ToDictionary(item => item.Text("name")!);

        Assert.Equal(["right", "left"], body.List("axes").Select(axis => axis.Text("side")).OrderDescending());
        Assert.NotEqual(series["a"].Integer("axis"), series["b"].Integer("axis"));
        Assert.All(series["b"].List("values"), value => Assert.Equal(-20, value.GetDouble()));
    }

    [Fact]
    public async Task A_graph_from_before_Grafana_9_is_drawn_over_time()
    {
        var body = await BodyAsync("""{"type":"graph","stack":true,"fill":2,"yaxes":[{"format":"bytes","min":"0"}],"legend":{"show":true,"values":true,"max":true}}""", "room_value");

        Assert.Equal("timeseries", body.Text("kind"));
        Assert.All(body.List("series"), series => Assert.Equal(0.2, series.Number("fill")));
        Assert.Equal(["Max"], body.Object("legend").Texts("calcs"));
        Assert.EndsWith(" B", body.List("axes").Single().List("ticks").Last().Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_kind_says_so_and_shows_its_data_as_a_table()
    {
        var model = await ModelAsync("""{"type":"piechart"}""", "room_value");

        Assert.Equal("table", model.Object("body").Text("kind"));
        Assert.Equal(["Time", "a", "b", "c"], model.Object("body").List("columns").Select(column => column.Text("name")).Order(StringComparer.Ordinal));
        Assert.Contains("\"piechart\" is not part of the embedded Grafana", Assert.Single(model.Texts("notices")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"piechart"}""")]
    [InlineData("""{"type":"piechart","targets":[]}""")]
    public async Task An_unknown_kind_says_so_where_it_has_no_data_too(string panel)
    {
        var model = await ModelAsync(panel, "room_nothing");

        Assert.StartsWith("No data", model.Text("message"), StringComparison.Ordinal);
        Assert.Contains("\"piechart\" is not part of the embedded Grafana", Assert.Single(model.Texts("notices")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_several_says_which_one_it_is()
    {
        var model = await ModelAsync("""{"type":"table","options":{"frameIndex":1}}""", "room_value");

        Assert.Contains("table 2 of 3", Assert.Single(model.Texts("notices")), StringComparison.Ordinal);
        Assert.Equal("Time", model.Object("body").List("columns").First().Text("name"));
        Assert.Equal(2, model.Object("body").List("columns").Count());
    }

    [Theory]
    [InlineData("""{"type":"stat"}""", "No data\nA found nothing, Last 3 minutes: room_nothing{name=~\"(a|b)\"}")]
    [InlineData("""{"type":"stat","timeFrom":"1h","timeShift":"1d"}""", null)]
    [InlineData("""{"type":"stat","targets":[]}""", "No data\nIt has no query.")]
    public async Task No_data_says_which_query_found_nothing_and_when(string panel, string? expected)
    {
        var message = (await ModelAsync(panel, "room_nothing{name=~\"$name\"}")).Text("message")!;

        if (expected is not null) Assert.Equal(expected, message);
        else Assert.Matches("^No data\nA found nothing, \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d to \\d{4}-", message);
    }

    [Fact]
    public async Task Data_that_a_panel_cannot_show_is_no_data_either()
    {
        var model = await ModelAsync("""{"type":"stat","options":{"reduceOptions":{"fields":"/^other$/"}}}""", "room_value");

        Assert.Equal("No data\nWhat the queries found has no value that this panel can show.", model.Text("message"));
    }

    [Fact]
    public async Task No_data_is_said_in_the_words_of_the_panel() =>
        Assert.Equal("Nothing yet", (await ModelAsync("""{"type":"stat","fieldConfig":{"defaults":{"noValue":"Nothing yet"}}}""", "room_nothing")).Text("message"));

    [Fact]
    public async Task A_panels_own_time_may_come_from_a_variable()
    {
        var model = await ModelAsync("""{"type":"timeseries","timeFrom":"$long"}""", "room_value");

        Assert.Equal("Last 2 minutes", model.Text("timeText"));
        Assert.Equal(120_000, model.Object("body", "time").Number("max") - model.Object("body", "time").Number("min"));
    }

    [Fact]
    public async Task A_variable_may_depend_on_an_earlier_one_and_All_means_every_value()
    {
        var body = await BodyAsync("""{"type":"stat"}""", """sum by (name) (room_value{name=~"$name"})""");

        Assert.Equal(["a", "b"], body.List("items").Select(item => item.Text("title")));
    }

    private async Task<JsonElement> BodyAsync(string panel, string expression)
    {
        var model = await ModelAsync(panel, expression);
        return model.Member("body") ?? throw new InvalidOperationException(model.GetRawText());
    }

    private Task<JsonElement> ModelAsync(string panel, string expression)
    {
        var json = JsonNode.Parse(panel)!.AsObject();
        json["targets"] ??= new JsonArray(new JsonObject { ["refId"] = "A", ["expr"] = expression, ["legendFormat"] = "{{name}}" });
        return room.PanelAsync(json, TestContext.Current.CancellationToken);
    }
}
