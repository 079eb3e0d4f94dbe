using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Dashboards;
using Cortico.EmbeddedGrafana.Page.Variables;

namespace Cortico.EmbeddedGrafana.Tests.Page.Dashboards;

public sealed class LayoutTests
{
    [Fact]
    public void Copies_of_a_repeated_panel_that_an_old_dashboard_was_saved_with_are_not_drawn_beside_the_new_ones()
    {
        var json = JsonElement.Parse("""
            {"panels":[
             {"id":1,"type":"stat","repeat":"host","repeatIteration":1,"gridPos":{"x":0,"y":0,"w":6,"h":4}},
             {"id":2,"type":"stat","repeatPanelId":1,"repeatIteration":1,"gridPos":{"x":6,"y":0,"w":6,"h":4}},
             {"id":3,"type":"row","collapsed":true,"gridPos":{"x":0,"y":4,"w":24,"h":1},"panels":[
              {"id":4,"type":"stat","gridPos":{"x":0,"y":5,"w":6,"h":4}},
              {"id":5,"type":"stat","repeatPanelId":4,"repeatIteration":1,"gridPos":{"x":6,"y":5,"w":6,"h":4}}]}]}
            """);

        var sections = DashboardLayout.Of(new PageDashboard("old", "", "Old", "/d/old", 1, json), new Interpolation([], new Dictionary<string, string>(StringComparer.Ordinal)));

        Assert.Equal(["1", "4"], sections.SelectMany(section => section.Panels).Select(panel => panel.Id.Split('~')[0]).Distinct());
    }
}
