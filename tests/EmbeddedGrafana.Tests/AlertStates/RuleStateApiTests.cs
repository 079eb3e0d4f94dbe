using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

/// <summary>The addresses of rule states.</summary>
public sealed class RuleStateApiTests(RuleStateGrafana room) : IClassFixture<RuleStateGrafana>
{
    [Fact]
    public async Task Alerts_of_all_rules_are_listed()
    {
        var (status, body) = await GetAsync("/api/prometheus/grafana/api/v1/alerts");
        Assert.Equal((200, 9), (status, body.GetProperty("data").GetProperty("alerts").GetArrayLength()));
    }

    [Theory]
    [InlineData("", "a:3 b:3 c:3")]
    [InlineData("?state=firing", "a:1 b:1")]
    [InlineData("?rule_group=a&rule_group=c", "a:3 c:3")]
    [InlineData("?rule_name=Rule%20b", "b:3")]
    [InlineData("?rule_uid=c&limit_alerts=2", "c:2")]
    [InlineData("?limit_alerts=0", "a:0 b:0 c:0")]
    [InlineData("?group_limit=2", "a:3 b:3")]
    [InlineData("?group_limit=0", "")]
    [InlineData("?health=ok&search.rule_name=LE%20A", "a:3")]
    [InlineData("?health=error", "")]
    [InlineData("?folder_uid=other", "")]
    [InlineData("?matcher=%7B%22Name%22%3A%22job%22%2C%22Value%22%3A%22a%5B01%5D%22%2C%22Type%22%3A2%7D", "a:2 b:0 c:0")]
    [InlineData("?rule_type=recording", "")]
    public async Task Rules_are_filtered(string query, string expected)
    {
        var (_, body) = await GetAsync("/api/prometheus/grafana/api/v1/rules" + query);
        Assert.Equal(expected, string.Join(' ', body.GetProperty("data").GetProperty("groups").EnumerateArray().Select(group =>
            $"{group.GetProperty("name")}:{(group.GetProperty("rules")[0].TryGetProperty("alerts", out var alerts) ? alerts.GetArrayLength() : 0)}")));
    }

    [Fact]
    public async Task Groups_can_be_read_page_by_page()
    {
        var names = new List<string>();
        string? token = "";
        while (token is not null)
        {
            var (_, body) = await GetAsync("/api/prometheus/grafana/api/v1/rules?group_limit=1&group_next_token=" + token);
            names.AddRange(body.GetProperty("data").GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("name").GetString()!));
            token = body.GetProperty("data").TryGetProperty("groupNextToken", out var next) ? next.GetString() : null;
        }

        Assert.Equal(["a", "b", "c"], names);
    }

    [Theory]
    [InlineData("?state=odd", "unknown state 'odd'")]
    [InlineData("?health=odd", "unknown health 'odd'")]
    [InlineData("?panel_id=3", "panel_id must be set with dashboard_uid")]
    public async Task A_malformed_filter_is_refused(string query, string expected)
    {
        var (status, body) = await GetAsync("/api/prometheus/grafana/api/v1/rules" + query);
        Assert.Equal((400, "bad_data", expected), (status, body.GetProperty("errorType").GetString(), body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task State_history_is_the_recorded_kind_of_frame()
    {
        var (_, body) = await GetAsync("/api/v1/rules/history?ruleUID=a&limit=20");
        var recorded = RecordedAlerts.Answer("state history", "/api/v1/rules/history?ruleUID=down&limit=20");

        Assert.Equal(JsonNode.Parse(recorded.GetProperty("schema").GetRawText())!.ToJsonString(), body.GetProperty("schema").GetRawText().Replace("\"a\"", "\"down\"", StringComparison.Ordinal));
        var values = body.GetProperty("data").GetProperty("values");
        Assert.Equal((RuleStateGrafana.At.ToUnixTimeMilliseconds() * 1000, "Normal", "Alerting"), (values[0][0].GetInt64(), values[2][0].GetString(), values[3][0].GetString()));
    }

    [Fact]
    public async Task The_rest_says_that_it_is_not_there() => Assert.Equal(501, (await GetAsync("/api/ruler/grafana/api/v1/rules")).Status);

    private Task<(int Status, JsonElement Body)> GetAsync(string path) => room.Grafana.SendAsync(HttpMethod.Get, path, cancellation: TestContext.Current.CancellationToken);
}
