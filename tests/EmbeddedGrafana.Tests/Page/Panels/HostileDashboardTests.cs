using System.Text.Json;
using Cortico.EmbeddedGrafana.Page;
using Cortico.EmbeddedGrafana.Page.Dashboards;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Panels;
using Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;
using Cortico.EmbeddedGrafana.Page.Variables;

namespace Cortico.EmbeddedGrafana.Tests.Page.Panels;

/// <summary>Dashboards whose numbers and texts would keep a server busy for ever.</summary>
public sealed class HostileDashboardTests
{
    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"1e999\"")]
    public void What_is_no_finite_number_counts_as_not_given(string json)
    {
        Assert.Null(JsonElement.Parse(json).AsNumber());
        Assert.Null(JsonElement.Parse($$"""{"n":{{json}}}""").Integer("n"));
    }

    [Theory]
    [InlineData(1e17, 1e17 + 64)]
    [InlineData(-1.7e308, 1.7e308)]
    [InlineData(1e300, 1.7e308)]
    [InlineData(0, double.Epsilon)]
    [InlineData(double.NaN, double.NaN)]
    public void An_axis_ends_wherever_it_leads(double min, double max)
    {
        Assert.InRange(ValueTicks.Linear(new ValueRange(min, max), 300).At.Count, 0, 20);
        Assert.InRange(ValueTicks.Linear(new ValueRange(min, max), 300, isBinary: true).At.Count, 0, 20);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public void An_axis_of_powers_ends_at_the_largest_number(int logBase) =>
        Assert.InRange(ValueTicks.Logarithmic(new ValueRange(double.Epsilon, double.MaxValue), logBase, 300).Labels.Count, 1, 100);

    [Fact]
    public void A_panel_at_the_bottom_of_all_numbers_stands_below_the_others()
    {
        var dashboard = new PageDashboard("u", "", "", "", 1, JsonElement.Parse("""
            {"panels":[
             {"id":1,"gridPos":{"x":0,"y":0,"w":12,"h":4}},
             {"id":2,"gridPos":{"x":0,"y":2147483647,"w":12,"h":2147483647}},
             {"id":3,"gridPos":{"x":6,"y":2147483647,"w":12,"h":3}},
             {"id":4,"gridPos":{"x":18,"y":1e300,"w":6,"h":3}}]}
            """));
        var panels = Assert.Single(DashboardLayout.Of(dashboard, new Interpolation([], BuiltInOfNothing))).Panels.ToDictionary(panel => panel.Id, panel => panel.Grid);

        Assert.Equal(new GridPosition(0, 0, 12, 4), panels["1"]);
        Assert.Equal(new GridPosition(0, 4, 12, GridPosition.MostHeight), panels["2"]);
        Assert.Equal(new GridPosition(6, 4 + GridPosition.MostHeight, 12, 3), panels["3"]);
        Assert.Equal(new GridPosition(18, 0, 6, 3), panels["4"]);
    }

    [Theory]
    [InlineData("<h1 class=\"a\">One</h1>two &amp; <b>three</b>", "One two &  three")]
    [InlineData("a<SCRIPT src=x>alert(1)</script>b<style>p{}</STYLE>c", "a b c")]
    [InlineData("<script>never closed <b>bold</b>", "never closed  bold")]
    [InlineData("1 < 2", "1 < 2")]
    public void Of_markup_the_text_is_left(string html, string text) => Assert.Equal(text, MarkupText.Of(html));

    [Theory]
    [InlineData("<")]
    [InlineData("<script>")]
    [InlineData("<style ")]
    public void Markup_that_opens_and_never_closes_is_read_once(string part)
    {
        // Squared it would take minutes.
        var text = MarkupText.Of(string.Concat(Enumerable.Repeat(part, 300_000)));

        Assert.True(text.Length <= part.Length * 300_000);
    }

    private static readonly Dictionary<string, string> BuiltInOfNothing = [];
}
