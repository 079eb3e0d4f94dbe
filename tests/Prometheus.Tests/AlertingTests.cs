using System.Text.RegularExpressions;

namespace Cortico.Prometheus.Tests;

public sealed partial class AlertingTests
{
    [Fact]
    public void There_is_a_rule_for_each_thing_that_goes_wrong() => Assert.Equal(
        ["cortico-cpu-high", "cortico-error-ratio", "cortico-latency-p99", "cortico-memory-high", "cortico-redis-away", "cortico-target-down"],
        AlertRule.All.Select(rule => rule.Uid).Order());

    [Fact]
    public void Every_condition_stands_in_a_rule_test()
    {
        var tests = string.Concat(Repository.RuleTests.Select(File.ReadAllText));

        Assert.All(AlertRule.All, rule => Assert.True(tests.Contains(rule.Condition, StringComparison.Ordinal), $"{rule}: no test has {rule.Condition}"));
    }

    [Fact]
    public void Every_rule_says_how_bad_it_is_what_happened_and_what_to_do() => Assert.All(AlertRule.All, rule =>
    {
        Assert.Contains((string?)rule.Json["labels"]!["severity"], (string[])["warning", "critical"]);
        Assert.NotNull(rule.Annotation("summary"));
        Assert.NotNull(rule.Annotation("description"));
        Assert.NotNull(rule.Annotation("hint"));
        Assert.Equal("C", (string?)rule.Json["condition"]);
    });

    [Fact]
    public void Every_rule_links_to_a_panel_that_exists() => Assert.All(AlertRule.All, rule => Assert.Contains(
        Panel.All, panel => panel.Dashboard == rule.Annotation("__dashboardUid__") && $"{panel.Id}" == rule.Annotation("__panelId__")));

    [Fact]
    public void The_panel_of_a_rule_shows_the_series_that_the_rule_judges() => Assert.All(AlertRule.All, rule =>
    {
        var panel = Panel.All.Single(panel => panel.Dashboard == rule.Annotation("__dashboardUid__") && $"{panel.Id}" == rule.Annotation("__panelId__"));
        var series = FirstName().Match(rule.Expression).Value;
        Assert.Contains(panel.Expressions, expression => expression.StartsWith(series, StringComparison.Ordinal));
    });

    [Fact]
    public void Rules_are_judged_often_enough_to_be_watched() => Assert.All(AlertRule.All, rule =>
    {
        Assert.Equal("10s", (string?)rule.Group["interval"]);
        Assert.Contains((string?)rule.Json["for"], (string[])["10s", "20s", "30s", "1m"]);
    });

    [Fact]
    public void The_policy_sends_everything_to_the_webhook_and_what_is_critical_by_mail_too()
    {
        var points = Repository.ContactPoints["contactPoints"]!.AsArray().Select(point => (string?)point!["name"]).ToList();
        var policy = Assert.Single(Repository.Policy["policies"]!.AsArray())!;
        var routes = policy["routes"]!.AsArray();

        Assert.Equal(["cortico-webhook", "cortico-email"], points);
        Assert.Equal("cortico-webhook", (string?)policy["receiver"]);
        Assert.Equal(["cortico-email", "cortico-webhook"], routes.Select(route => (string?)route!["receiver"]));
        // Without it the first match would be the last.
        Assert.True((bool)routes[0]!["continue"]!);
        Assert.Equal("""["severity","=","critical"]""", Assert.Single(routes[0]!["object_matchers"]!.AsArray())!.ToJsonString());
    }

    [Fact]
    public void Addresses_can_be_set_and_have_a_default_that_is_harmless()
    {
        var settings = Repository.ContactPoints.ToJsonString();
        var placeholders = Placeholder().Matches(settings).Select(match => (match.Groups["name"].Value, match.Groups["default"].Value));

        Assert.Equal([("ALERT_WEBHOOK_URL", "http://127.0.0.1:8009/alerts"), ("ALERT_EMAIL", "alerts@localhost")], placeholders);
    }

    [GeneratedRegex("^[a-z0-9_:]+")]
    private static partial Regex FirstName();

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+):-(?<default>[^}]*)\}")]
    private static partial Regex Placeholder();
}
