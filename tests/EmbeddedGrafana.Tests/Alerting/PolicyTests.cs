using System.Text.Json.Nodes;

namespace Cortico.EmbeddedGrafana.Tests.Alerting;

public sealed class PolicyTests(TestGrafana grafana) : IClassFixture<TestGrafana>
{
    private readonly ProvisioningClient _api = new(grafana);

    [Fact]
    public async Task A_tree_reads_back_with_durations_in_their_shortest_form_and_nothing_empty()
    {
        await _api.PutAsync("policies", JsonNode.Parse("""
            {"receiver": "empty", "group_by": ["..."], "group_wait": "60s", "routes": [
              {"object_matchers": [["severity", "=~", "crit.*"]], "continue": true, "routes": [], "repeat_interval": "24h"},
              {"matchers": ["team=\"a\""], "match": {"a": "b"}, "match_re": {"c": "d.*"}, "mute_time_intervals": []}]}
            """)!);

        var (_, tree) = await _api.GetAsync("policies");

        await _api.DeleteAsync("policies");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(tree.GetRawText()), JsonNode.Parse("""
            {"receiver": "empty", "group_by": ["..."], "group_wait": "1m", "routes": [
              {"object_matchers": [["severity", "=~", "crit.*"]], "continue": true, "repeat_interval": "1d"},
              {"matchers": ["team=\"a\""], "match": {"a": "b"}, "match_re": {"c": "d.*"}}]}
            """)), tree.GetRawText());
    }

    [Fact]
    public async Task Provenance_is_told_of_a_tree_that_was_written_with_it()
    {
        await _api.PutAsync("policies", new JsonObject { ["receiver"] = "empty" }, provenance: true);

        var (_, tree) = await _api.GetAsync("policies");

        await _api.DeleteAsync("policies");
        Assert.Equal("api", tree.GetProperty("provenance").GetString());
        Assert.False((await _api.GetAsync("policies")).Body.TryGetProperty("provenance", out _));
    }

    [Theory]
    [InlineData("""{"receiver": ""}""")]
    [InlineData("""{"receiver": "empty", "object_matchers": [["a", "=", "b"]]}""")]
    [InlineData("""{"receiver": "empty", "mute_time_intervals": ["nights"]}""")]
    [InlineData("""{"receiver": "empty", "group_by": ["...", "a"]}""")]
    [InlineData("""{"receiver": "empty", "group_by": ["a", "a"]}""")]
    [InlineData("""{"receiver": "empty", "group_interval": "0s"}""")]
    [InlineData("""{"receiver": "empty", "repeat_interval": 60}""")]
    [InlineData("""{"receiver": "empty", "routes": [{"object_matchers": [["a", "~", "b"]]}]}""")]
    [InlineData("""{"receiver": "empty", "routes": [{"object_matchers": [["a", "=~", "("]]}]}""")]
    [InlineData("""{"receiver": "empty", "routes": [{"object_matchers": [["a", "="]]}]}""")]
    [InlineData("""{"receiver": "empty", "routes": [{"matchers": ["a"]}]}""")]
    [InlineData("[]")]
    public async Task A_malformed_tree_is_bad_request_data(string tree)
    {
        var (status, body) = await _api.PutAsync("policies", JsonNode.Parse(tree)!);

        Assert.Equal((400, "bad request data"), (status, body.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_mute_timing_in_use_is_not_deleted()
    {
        await _api.PostAsync("mute-timings", JsonNode.Parse("""{"name": "weekend", "time_intervals": [{"weekdays": ["saturday", "sunday"]}]}""")!);
        await _api.PutAsync("policies", JsonNode.Parse("""{"receiver": "empty", "routes": [{"mute_time_intervals": ["weekend"]}]}""")!);

        var (status, body) = await _api.DeleteAsync("mute-timings/weekend");

        await _api.DeleteAsync("policies");
        Assert.Equal((409, "alerting.notifications.time-intervals.used"), (status, body.GetProperty("messageId").GetString()));
        Assert.Equal(204, (await _api.DeleteAsync("mute-timings/weekend")).Status);
    }

    [Theory]
    [InlineData("""{"times": [{"start_time": "22:00", "end_time": "06:00"}]}""", 400)]
    [InlineData("""{"times": [{"start_time": "22:00", "end_time": "24:00"}]}""", 201)]
    [InlineData("""{"weekdays": ["monday:friday"], "months": ["1:3", "december"], "days_of_month": ["1:5", "-3:-1"], "years": ["2026:2027"], "location": "Europe/Paris"}""", 201)]
    [InlineData("""{"weekdays": ["friday:monday"]}""", 400)]
    [InlineData("""{"days_of_month": ["0"]}""", 400)]
    [InlineData("""{"days_of_month": ["32"]}""", 400)]
    [InlineData("""{"months": ["13"]}""", 400)]
    [InlineData("""{"location": "Nowhere/Land"}""", 400)]
    public async Task Time_intervals_are_those_of_Alertmanager(string interval, int expected)
    {
        var name = Guid.NewGuid().ToString("N");

        var (status, _) = await _api.PostAsync("mute-timings", JsonNode.Parse($$"""{"name": "{{name}}", "time_intervals": [{{interval}}]}""")!);

        Assert.Equal(expected, status);
    }

    [Theory]
    [InlineData("""{{ define "a" }}{{ range .Alerts }}{{ if .Labels }}}}{{ else }}"{{ end }}{{ end }}{{/* {{ */}}{{ "}}" }}{{ end }}""", null)]
    [InlineData("""{{ define "a" }}{{ if }}{{ end }}""", "invalid template: template: :1: missing value for if")]
    [InlineData("""{{ define "a" }}""", "invalid template: template: :1: unexpected EOF")]
    [InlineData("""{{ end }}""", "invalid template: template: :1: unexpected {{end}}")]
    [InlineData("""{{ define "a" }}{{ else }}{{ end }}""", "invalid template: template: :1: unexpected {{else}}")]
    [InlineData("x\n{{ .A ", "invalid template: template: :2: unclosed action")]
    public async Task A_template_must_be_whole(string template, string? problem)
    {
        var (status, body) = await _api.PutAsync("templates/" + Guid.NewGuid().ToString("N"), new JsonObject { ["template"] = template });

        Assert.Equal(problem is null ? 202 : 400, status);
        Assert.Equal(problem, problem is null ? null : body.GetProperty("extra").GetProperty("Error").GetString());
    }
}
