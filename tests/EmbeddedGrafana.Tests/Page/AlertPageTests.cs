using System.Net;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Tests.AlertStates;

namespace Cortico.EmbeddedGrafana.Tests.Page;

/// <summary>The pages of alert rules, with three rules that were evaluated: a0 and b0 fire.</summary>
public sealed class AlertPageTests : IAsyncLifetime
{
    private const string Script = "<script>alert(1)</script>";

    private readonly RuleStateGrafana _room = new();
    private readonly PageBrowser _browser;

    public AlertPageTests() => _browser = new PageBrowser(_room.Grafana);

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
    [InlineData("/alerting/list")]
    [InlineData("/alerting/grafana/a/view")]
    [InlineData("/alerting/notifications")]
    [InlineData("/page/alerting/firing")]
    public async Task Without_a_session_alerting_leads_to_the_login(string path)
    {
        using var stranger = new PageBrowser(_room.Grafana);
        using var answer = await stranger.GetAsync(path);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/login", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_listed_by_folder_and_group_with_their_state_and_the_values_that_led_to_it()
    {
        var page = await _browser.ReadAsync("/alerting/list");

        Assert.Contains("aria-label=\"Folder Build\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Group a\"", page, StringComparison.Ordinal);
        Assert.Contains("2 firing", page, StringComparison.Ordinal);
        Assert.Contains("1 normal", page, StringComparison.Ordinal);
        Assert.Contains(">1 firing, 2 normal<", page, StringComparison.Ordinal);
        Assert.Contains(">3 normal<", page, StringComparison.Ordinal);
        Assert.Contains("job=a0", page, StringComparison.Ordinal);
        Assert.Contains("<b>A</b> = 1</li>", page, StringComparison.Ordinal);
        Assert.Contains("a0 = 1", page, StringComparison.Ordinal);
        Assert.Equal("2", await _browser.ReadAsync("/page/alerting/firing"));
    }

    [Theory]
    [InlineData("?state=normal", "Rule c", "Rule a")]
    [InlineData("?search=job%3Db2", "Rule b", "Rule a")]
    public async Task Rules_are_found_by_state_and_by_label(string query, string shown, string hidden)
    {
        var page = await _browser.ReadAsync("/alerting/list" + query);

        Assert.Contains(shown, page, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_titles_labels_and_annotations_is_text_and_a_link_is_one_of_the_web()
    {
        var rule = AlertRoom.Rule("evil", title: Script);
        rule["labels"] = new JsonObject { ["team"] = Script };
        rule["annotations"] = new JsonObject { ["summary"] = Script + "{{ $labels.job }}", ["runbook_url"] = "javascript:alert(1)", ["help"] = "https://help.example/a" };
        await _room.PutAsync(rule);
        _room.Evaluator.Rules["evil"] = _ => [ScriptedEvaluator.Series(true, 1, ("job", "<img src=x onerror=alert(1)>"))];
        await _room.EvaluateAsync(RuleStateGrafana.At.AddSeconds(10));

        var list = await _browser.ReadAsync("/alerting/list");
        var page = await _browser.ReadAsync("/alerting/grafana/evil/view");

        foreach (var text in new[] { list, page })
        {
            Assert.Contains("&lt;script&gt;", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", text, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"javascript", text, StringComparison.Ordinal);
            Assert.Contains("href=\"https://help.example/a\"", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_rule_has_a_page_with_its_queries_and_its_history()
    {
        _room.Evaluator.Rules["a"] = _ => [ScriptedEvaluator.Series(false, 7, ("job", "a0"))];
        await _room.EvaluateAsync(RuleStateGrafana.At.AddSeconds(10));

        var page = await _browser.ReadAsync("/alerting/grafana/a/view");

        Assert.Contains("<code>up</code>", page, StringComparison.Ordinal);
        Assert.Contains("Threshold", page, StringComparison.Ordinal);
        var history = page[page.IndexOf("id=\"history\"", StringComparison.Ordinal)..];
        Assert.True(history.IndexOf("17:53:30", StringComparison.Ordinal) is > 0 and var later && later < history.IndexOf("17:53:20", StringComparison.Ordinal), history);
        Assert.Contains("<b>A</b> = 7</li>", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_is_not_there_says_so()
    {
        using var answer = await _browser.GetAsync("/alerting/grafana/none/view");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_of_alerting_run_no_script_but_their_own()
    {
        using var answer = await _browser.GetAsync("/alerting/list");
        Assert.DoesNotContain("unsafe", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }
}
