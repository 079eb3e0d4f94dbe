using System.Text.Json;
using Cortico.EmbeddedGrafana.Page;
using Cortico.EmbeddedGrafana.Page.Dashboards.Old;

namespace Cortico.EmbeddedGrafana.Tests.Page.Dashboards;

public sealed class OldPanelTests
{
    [Fact]
    public void A_dashboard_of_todays_panels_stays_as_it_is()
    {
        var dashboard = JsonElement.Parse("""{"panels":[{"id":1,"type":"timeseries"},{"id":2,"type":"table","options":{}}]}""");

        Assert.Equal(dashboard.GetRawText(), OldPanels.Renewed(dashboard).GetRawText());
    }

    [Fact]
    public void A_graph_becomes_a_time_series_with_its_axes_legend_and_piles()
    {
        var panel = Renewed("""
            {"id":1,"type":"graph","title":"Kept","fill":3,"linewidth":2,"stack":true,"percentage":true,"nullPointMode":"connected","steppedLine":true,
             "yaxes":[{"format":"bytes","min":"0","max":null,"logBase":10,"label":"memory"},{"format":"s"}],
             "legend":{"show":true,"values":true,"avg":true,"current":true,"alignAsTable":true,"rightSide":true},"tooltip":{"shared":true}}
            """);
        var defaults = panel.Object("fieldConfig", "defaults");
        var custom = defaults.Object("custom");
        var legend = panel.Object("options", "legend");

        Assert.Equal(("timeseries", "Kept"), (panel.Text("type"), panel.Text("title")));
        Assert.Equal(("bytes", 0, null), (defaults.Text("unit"), defaults.Number("min"), defaults.Number("max")));
        Assert.Equal((30, 2, "memory"), (custom.Number("fillOpacity"), custom.Number("lineWidth"), custom.Text("axisLabel")));
        Assert.Equal(("percent", "log", "stepAfter", true), (custom.Object("stacking").Text("mode"), custom.Object("scaleDistribution").Text("type"), custom.Text("lineInterpolation"), custom.Flag("spanNulls")));
        Assert.Equal(("table", "right"), (legend.Text("displayMode"), legend.Text("placement")));
        Assert.Equal(["mean", "lastNotNull"], legend.Texts("calcs"));
    }

    [Fact]
    public void A_series_override_by_alias_or_pattern_becomes_an_override()
    {
        var panel = Renewed("""
            {"id":1,"type":"graph","aliasColors":{"free":"#508642"},"yaxes":[{"format":"bytes"},{"format":"percent","max":100}],
             "seriesOverrides":[{"alias":"/.*Sent.*/","transform":"negative-Y"},{"alias":"cpu","yaxis":2,"bars":true}]}
            """);
        var overrides = panel.Object("fieldConfig").List("overrides").ToList();

        Assert.Equal(["byName", "byRegexp", "byName"], overrides.Select(item => item.Object("matcher").Text("id")));
        Assert.Equal("negative-Y", Property(overrides[1], "custom.transform")?.GetString());
        Assert.Equal("right", Property(overrides[2], "custom.axisPlacement")?.GetString());
        Assert.Equal("percent", Property(overrides[2], "unit")?.GetString());
        Assert.Equal("bars", Property(overrides[2], "custom.drawStyle")?.GetString());
    }

    [Fact]
    public void A_threshold_of_a_graph_is_drawn_as_it_was()
    {
        var panel = Renewed("""{"id":1,"type":"graph","thresholds":[{"colorMode":"critical","op":"gt","value":80,"line":true,"fill":true}]}""");
        var defaults = panel.Object("fieldConfig", "defaults");

        Assert.Equal("line+area", defaults.Object("custom", "thresholdsStyle").Text("mode"));
        Assert.Equal([(null, "transparent"), (80.0, "red")], defaults.Object("thresholds").List("steps").Select(step => (step.Number("value"), step.Text("color")!)));
    }

    [Theory]
    [InlineData(false, "stat")]
    [InlineData(true, "gauge")]
    public void A_single_stat_becomes_a_stat_or_the_gauge_that_it_drew(bool isGauge, string type)
    {
        var panel = Renewed($$"""
            {"id":1,"type":"singlestat","format":"percent","valueName":"avg","thresholds":"65, 90","colors":["green","orange","red"],"colorValue":true,
             "gauge":{"show":{{(isGauge ? "true" : "false")}},"minValue":0,"maxValue":200},"mappingType":1,"valueMaps":[{"op":"=","value":"null","text":"N/A"}]}
            """);
        var defaults = panel.Object("fieldConfig", "defaults");

        Assert.Equal(type, panel.Text("type"));
        Assert.Equal("percent", defaults.Text("unit"));
        Assert.Equal(isGauge ? 200 : null, defaults.Number("max"));
        Assert.Equal([(null, "green"), (65.0, "orange"), (90.0, "red")], defaults.Object("thresholds").List("steps").Select(step => (step.Number("value"), step.Text("color")!)));
        Assert.Equal(["mean"], panel.Object("options", "reduceOptions").Texts("calcs"));
        Assert.Equal("N/A", Assert.Single(defaults.List("mappings")).Text("text"));
    }

    [Fact]
    public void An_old_table_keeps_its_columns_names_units_and_what_it_hides()
    {
        var panel = Renewed("""
            {"id":1,"type":"table","transform":"table","styles":[{"pattern":"Time","type":"hidden"},
             {"pattern":"Value","alias":"Memory","type":"number","unit":"bytes","decimals":1,"colorMode":"cell","colors":["green","red"],"thresholds":["100"]}]}
            """);
        var overrides = panel.Object("fieldConfig").List("overrides").ToList();

        Assert.Equal("merge", Assert.Single(panel.List("transformations")).Text("id"));
        Assert.True(Property(overrides[0], "custom.hidden")?.GetBoolean());
        Assert.Equal("Memory", Property(overrides[1], "displayName")?.GetString());
        Assert.Equal("bytes", Property(overrides[1], "unit")?.GetString());
        Assert.Equal("color-background", Property(overrides[1], "custom.cellOptions")?.Text("type"));
    }

    [Fact]
    public void Panels_in_rows_of_any_age_are_found()
    {
        var dashboard = OldPanels.Renewed(JsonElement.Parse("""
            {"panels":[{"type":"row","panels":[{"id":1,"type":"graph"}]}],"rows":[{"panels":[{"id":2,"type":"singlestat"}]}]}
            """));

        Assert.Equal("timeseries", dashboard.List("panels").Single().List("panels").Single().Text("type"));
        Assert.Equal("stat", dashboard.List("rows").Single().List("panels").Single().Text("type"));
    }

    private static JsonElement Renewed(string panel) => OldPanels.Renewed(JsonElement.Parse($$"""{"panels":[{{panel}}]}""")).List("panels").Single();

    private static JsonElement? Property(JsonElement item, string id) => item.List("properties").Single(property => property.Text("id") == id).Member("value");
}
