using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Tests.AlertStates;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Page;

/// <summary>Alerts and annotations on a dashboard: lists of alerts, marks in graphs, states at titles.</summary>
public sealed class AlertPanelTests : IAsyncLifetime
{
    private readonly RuleStateGrafana _room = new();
    private readonly PageBrowser _browser;

    public AlertPanelTests() => _browser = new PageBrowser(_room.Grafana);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _room.InitializeAsync();
        await _browser.LoginAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _room.DisposeAsync();
    }

    [Theory]
    [InlineData("{}", "Rule a: a0 | Rule b: b0")]
    [InlineData("""{"sortOrder":2,"maxItems":1}""", "Rule b: b0")]
    [InlineData("""{"alertInstanceLabelFilter":"{job=\"b0\"}"}""", "Rule b: b0")]
    [InlineData("""{"alertName":"rule A","stateFilter":{"firing":true,"normal":true}}""", "Rule a: a0 a1 a2")]
    [InlineData("""{"stateFilter":{"firing":false,"normal":true},"alertInstanceLabelFilter":"job=~\"c.*\""}""", "Rule c: c0 c1 c2")]
    [InlineData("""{"folder":{"title":"Build"},"stateFilter":{"firing":true}}""", "Rule a: a0 | Rule b: b0")]
    public async Task A_list_of_alerts_shows_what_its_options_take(string options, string expected)
    {
        var panel = await ListAsync(options);

        Assert.Equal("alertlist", panel.GetProperty("body").GetProperty("kind").GetString());
        Assert.Equal(expected, string.Join(" | ", panel.GetProperty("body").GetProperty("rules").EnumerateArray().Select(rule =>
            rule.GetProperty("name") + ": " + string.Join(' ', rule.GetProperty("alerts").EnumerateArray().Select(alert => alert.GetProperty("labels").EnumerateArray().Select(label => label.GetString()!)
                .Single(label => label.StartsWith("job=", StringComparison.Ordinal))[4..])))));
    }

    [Fact]
    public async Task A_list_of_alerts_can_be_their_number_or_say_that_there_is_none_or_why_it_cannot_tell()
    {
        var number = await ListAsync("""{"viewMode":"stat"}""");
        var none = await ListAsync("""{"dashboardAlerts":true}""");
        var broken = await ListAsync("""{"alertInstanceLabelFilter":"{job"}""");

        Assert.Equal("2", number.GetProperty("body").GetProperty("items")[0].GetProperty("value").GetProperty("text").GetString());
        Assert.Equal("No alerts matching filters", none.GetProperty("message").GetString());
        Assert.True(broken.GetProperty("isError").GetBoolean());
        Assert.Contains("label filter", broken.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_of_the_dashboard_are_on_all_its_graphs_and_those_of_a_panel_on_that_one()
    {
        await using var prometheus = await PrometheusServer.StartAsync("global: {scrape_interval: 1s}", Cancellation);
        await _room.Grafana.AddPrometheusAsync(prometheus.Address.GetLeftPart(UriPartial.Authority), Cancellation);
        var linked = AlertRoom.Rule("linked", title: "Linked");
        linked["annotations"] = new JsonObject { ["__dashboardUid__"] = "notes", ["__panelId__"] = "2" };
        await SaveAsync("notes", """{"id":1,"type":"timeseries","datasource":{"type":"prometheus","uid":"prometheus"},"targets":[{"refId":"A","expr":"vector(1)"}]},{"id":2,"type":"timeseries","datasource":{"type":"prometheus","uid":"prometheus"},"targets":[{"refId":"A","expr":"vector(1)"}]}""");
        await SaveAsync("other", """{"id":1,"type":"timeseries"}""");
        await _room.PutAsync(linked);
        _room.Evaluator.Rules["linked"] = _ => [ScriptedEvaluator.Series(true, 1, ("job", "l"))];
        await _room.EvaluateAsync(RuleStateGrafana.At.AddSeconds(10));
        var start = RuleStateGrafana.At.AddMinutes(-5).ToUnixTimeMilliseconds();
        await NoteAsync(new { dashboardUID = "notes", time = start, timeEnd = start + 60_000, text = "load <b>test</b>", tags = new[] { "load" } });
        await NoteAsync(new { dashboardUID = "notes", panelId = 1, time = start, text = "deployed" });
        await NoteAsync(new { dashboardUID = "other", time = start, text = "elsewhere" });

        var panels = await _browser.PanelsAsync("notes", Text(RuleStateGrafana.At.AddMinutes(-10)), Text(RuleStateGrafana.At.AddMinutes(1)), 1, 2);

        Assert.Equal(["deployed", "load <b>test</b>"], Marks(panels["1"]).Select(mark => mark.GetProperty("text").GetString()).Order(StringComparer.Ordinal));
        var region = Marks(panels["1"]).Single(mark => mark.GetProperty("tags").GetArrayLength() > 0);
        Assert.Equal(60_000, region.GetProperty("timeEnd").GetDouble() - region.GetProperty("time").GetDouble());
        Assert.Contains(Marks(panels["2"]), mark => mark.GetProperty("text").GetString()!.StartsWith("Normal → Alerting: Linked", StringComparison.Ordinal));
        Assert.DoesNotContain(Marks(panels["2"]), mark => mark.GetProperty("text").GetString() == "deployed");
        Assert.Equal(("firing", "/alerting/grafana/linked/view"), (panels["2"].GetProperty("alert").GetProperty("kind").GetString(), panels["2"].GetProperty("alert").GetProperty("url").GetString()));
        Assert.False(panels["1"].TryGetProperty("alert", out _));
    }

    private static IEnumerable<JsonElement> Marks(JsonElement panel) => panel.GetProperty("body").GetProperty("annotations").EnumerateArray();

    private static string Text(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private async Task<JsonElement> ListAsync(string options)
    {
        await SaveAsync("list", $$"""{"id":1,"type":"alertlist","title":"Alerts","options":{{options}}}""");
        return (await _browser.PanelsAsync("list", "now-1h", "now", 1))["1"];
    }

    private async Task SaveAsync(string uid, string panels)
    {
        var (status, body) = await _room.Grafana.SendAsync(HttpMethod.Post, "/api/dashboards/db",
            $$$"""{"overwrite":true,"dashboard":{"uid":"{{{uid}}}","title":"{{{uid}}}","panels":[{{{panels}}}]}}""", Cancellation);
        Assert.True(status == 200, body.GetRawText());
    }

    private async Task NoteAsync(object note)
    {
        var (status, body) = await _room.Grafana.SendAsync(HttpMethod.Post, "/api/annotations", JsonSerializer.Serialize(note), Cancellation);
        Assert.True(status == 200, body.GetRawText());
    }
}
