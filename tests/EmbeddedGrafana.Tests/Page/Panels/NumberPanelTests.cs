using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Page;
using Cortico.EmbeddedGrafana.Page.Colors;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Page.Panels;

/// <summary>Stats and bars, from a real Prometheus: a is 10, b 20 and c 30.</summary>
public sealed class NumberPanelTests(PanelRoom room) : IClassFixture<PanelRoom>
{
    [Fact]
    public async Task A_bar_takes_its_colours_from_the_steps_that_its_value_has_reached()
    {
        var body = await BodyAsync("""
            {"type":"bargauge","fieldConfig":{"defaults":{"min":0,"max":40,"color":{"mode":"thresholds"},
             "thresholds":{"mode":"absolute","steps":[{"color":"green","value":null},{"color":"orange","value":16},{"color":"red","value":28}]}}}}
            """);

        Assert.Equal(["0 #73BF69", "0 #73BF69, 0.2 #73BF69, 0.5 #FF9830", "0 #73BF69, 0.2 #73BF69, 0.55 #FF9830, 0.75 #F2495C"], body.List("items").OrderBy(item => item.Text("title"), StringComparer.Ordinal).Select(item =>
            string.Join(", ", item.List("stops").Select(stop => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stop.Number("at"):0.###} {stop.Text("text")}")))));
    }

    [Theory]
    [InlineData(Theme.Dark, "green", "#429a43 #6fb757")]
    [InlineData(Theme.Dark, "red", "#df1410 #f03160")]
    [InlineData(Theme.Light, "green", "#6bbc6c #6ab152")]
    [InlineData(Theme.Light, "red", "#e7605e #e23f68")]
    public async Task The_background_of_a_stat_turns_by_hue_as_Grafana_draws_it(Theme theme, string color, string expected)
    {
        var body = await BodyAsync(
            """{"type":"stat","fieldConfig":{"defaults":{"color":{"mode":"fixed","fixedColor":"COLOR"}}},"options":{"colorMode":"background"}}""".Replace("COLOR", color, StringComparison.Ordinal), theme);

        Assert.All(body.List("items"), item => Assert.Equal(expected, string.Join(' ', item.Texts("background"))));
    }

    [Fact]
    public async Task Where_only_the_name_is_wanted_it_stands_in_the_value_s_place()
    {
        var body = await BodyAsync("""{"type":"stat","options":{"textMode":"name"}}""");

        Assert.Equal(["a", "b", "c"], body.List("items").Select(item => item.Object("value").Text("text")).Order(StringComparer.Ordinal));
        Assert.All(body.List("items"), item => Assert.Null(item.Text("title")));
    }

    [Fact]
    public async Task A_picture_in_a_text_is_a_link_that_nobody_follows_by_looking()
    {
        var body = await BodyAsync("""{"type":"text","options":{"mode":"markdown","content":"![all](/logout) ![](/logout) ![x](javascript:alert(1))"}}""");

        Assert.DoesNotContain("<img", body.Text("html"), StringComparison.Ordinal);
        Assert.Contains("""<a href="/logout">all</a>""", body.Text("html"), StringComparison.Ordinal);
        Assert.Contains("""<a href="/logout">/logout</a>""", body.Text("html"), StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", body.Text("html"), StringComparison.Ordinal);
    }

    private async Task<JsonElement> BodyAsync(string panel, Theme theme = Theme.Dark)
    {
        var json = JsonNode.Parse(panel)!.AsObject();
        json["targets"] = new JsonArray(new JsonObject { ["refId"] = "A", ["expr"] = "room_value", ["legendFormat"] = "{{name}}" });
        var model = await room.PanelAsync(json, theme, TestContext.Current.CancellationToken);
        return model.Member("body") ?? throw new InvalidOperationException(model.GetRawText());
    }
}
