using System.Text.Json;
using Cortico.EmbeddedGrafana.Page;
using Cortico.EmbeddedGrafana.Tests.Query;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Page.Panels;

/// <summary>What panels make of answers that a test gives in Prometheus' place.</summary>
public sealed class AnswerTests() : PageTests(new TestGrafana { Time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(Start + 3600)) })
{
    private const long Start = 1_795_780_800;

    [Fact]
    public async Task Native_histograms_are_said_not_to_be_drawn()
    {
        var panel = await PanelAsync($$$"""{"metric":{},"histograms":[[{{{Start}}},{"count":"1","sum":"1","buckets":[[0,"0","1","1"]]}]]}""", "[]");

        Assert.Equal("No data\nA found native histograms only", panel.Text("message"));
        Assert.Contains("A: 1 of its series is a native histogram", Assert.Single(panel.Texts("notices")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Annotations_of_a_query_are_regions_of_moments_that_follow_each_other()
    {
        var panel = await PanelAsync(
            $$"""{"metric":{"job":"web","version":"1.2"},"values":[[{{Start}},"1"],[{{Start + 60}},"1"],[{{Start + 120}},"2"],[{{Start + 180}},"0"],[{{Start + 600}},"1"]]}""",
            """[{"name":"Deploys","enable":true,"datasource":{"type":"prometheus","uid":"prometheus"},"iconColor":"red","expr":"deploys","step":"60s","titleFormat":"Deployed {{version}}","textFormat":"by {{job}}","tagKeys":"job,none"}]""");
        var marks = panel.Object("body").List("annotations").ToList();

        Assert.Equal([(0, 120), (600, 600)], marks.Select(mark => (Seconds(mark, "time"), Seconds(mark, "timeEnd"))));
        Assert.All(marks, mark => Assert.Equal("Deployed 1.2\nby web", mark.Text("text")));
        Assert.All(marks, mark => Assert.Equal(["web"], mark.Texts("tags")));
        Assert.Empty(panel.Texts("notices"));
    }

    [Fact]
    public async Task The_values_of_an_annotation_query_may_be_its_times()
    {
        var panel = await PanelAsync($$"""{"metric":{},"values":[[{{Start + 60}},"{{Start + 30}}000"],[{{Start + 120}},"NaN"]]}""", """[{"name":"At","datasource":"prometheus","target":{"expr":"at"},"useValueForTime":true}]""");
        var mark = Assert.Single(panel.Object("body").List("annotations"));

        Assert.Equal((30, 30, "At"), (Seconds(mark, "time"), Seconds(mark, "timeEnd"), mark.Text("text")));
    }

    [Theory]
    [InlineData("""{"name":"Notes","datasource":"gone","expr":"x"}""", "gone was not found")]
    [InlineData("""{"name":"Notes","datasource":"prometheus"}""", "no expression")]
    [InlineData("""{"name":"Notes","datasource":"prometheus","expr":"x","step":"often"}""", "often")]
    [InlineData("""{"name":"Notes","datasource":{"uid":"logs"},"expr":"x"}""", "type loki")]
    public async Task Annotations_that_cannot_be_asked_for_say_why(string entry, string reason)
    {
        await Grafana.SendAsync(HttpMethod.Post, "/api/datasources", """{"uid":"logs","name":"logs","type":"loki","access":"proxy","url":"http://127.0.0.1:1"}""", Cancellation);
        var notice = Assert.Single((await PanelAsync($$"""{"metric":{},"values":[[{{Start}},"1"]]}""", $"[{entry}]")).Texts("notices"));

        Assert.StartsWith("Annotations \"Notes\": ", notice, StringComparison.Ordinal);
        Assert.Contains(reason, notice, StringComparison.Ordinal);
    }

    private static int Seconds(JsonElement mark, string name) => (int)((mark.Number(name)!.Value / 1000) - Start);

    /// <param name="series">What every query is answered.</param>
    private async Task<JsonElement> PanelAsync(string series, string annotations)
    {
        await using var prometheus = await FakePrometheus.StartAsync($$$"""{"status":"success","data":{"resultType":"matrix","result":[{{{series}}}]}}""", Cancellation);
        await Grafana.AddPrometheusAsync(prometheus.Url, Cancellation);
        var (status, body) = await Grafana.SendAsync(HttpMethod.Post, "/api/dashboards/db", $$$"""
            {"dashboard":{"uid":"answer","title":"Answer","annotations":{"list":{{{annotations}}}},
             "panels":[{"id":1,"type":"timeseries","datasource":{"uid":"prometheus"},"targets":[{"refId":"A","expr":"up"}]}]}}
            """, Cancellation);
        Assert.True(status == 200, body.GetRawText());
        return (await Browser.PanelsAsync("answer", $"{Start}000", $"{Start + 3600}000", 1))["1"];
    }
}
