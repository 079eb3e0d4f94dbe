using Cortico.EmbeddedGrafana.Alerting.MuteTimings;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;
using Cortico.EmbeddedGrafana.Alerting.Policies;
using Cortico.EmbeddedGrafana.Alerting.Rules;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

public sealed class RoutingTests
{
    private static readonly PolicyRoute Tree = new()
    {
        Receiver = "root", GroupBy = ["alertname"],
        Routes =
        [
            new PolicyRoute { Receiver = "all", Continue = true, ObjectMatchers = [["team", "=~", ".+"]] },
            new PolicyRoute
            {
                Receiver = "web", GroupBy = ["..."], ObjectMatchers = [["team", "=", "web"]], GroupWait = TestNotifier.Duration("1s"),
                Routes = [new PolicyRoute { Receiver = "pager", ObjectMatchers = [["severity", "!~", "info|warn.*"], ["severity", "!=", ""]] }],
            },
            new PolicyRoute { Receiver = "old", Matchers = ["team=\"db\""] },
        ],
    };

    [Theory]
    [InlineData("", "root")]
    [InlineData("team=db", "all old")]
    [InlineData("team=web", "all web")]
    [InlineData("team=web severity=warning", "all web")]
    [InlineData("team=web severity=critical", "all pager")]
    [InlineData("team=other", "all")]
    public void An_alert_goes_to_the_deepest_policies_that_match(string labels, string receivers) =>
        Assert.Equal(receivers, string.Join(' ', new NotificationPolicy(Tree).For(Labels(labels)).Select(route => route.Receiver)));

    [Fact]
    public void A_policy_takes_what_it_does_not_say_from_the_one_above()
    {
        var pager = new NotificationPolicy(Tree).For(Labels("team=web severity=critical"))[1];

        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), TimeSpan.FromHours(4)), (pager.GroupWait, pager.GroupInterval, pager.RepeatInterval));
        Assert.Equal("""{}/{team="web"}/{severity!="",severity!~"info|warn.*"}""", pager.Key);
        Assert.Equal(2, pager.GroupLabels(Labels("team=web severity=critical")).Count);
    }

    [Fact]
    public void A_rule_s_own_contact_point_comes_before_the_policies()
    {
        var plain = new NotificationSettings { Receiver = "b" };
        var special = new NotificationSettings { Receiver = "b", GroupBy = ["job"], RepeatInterval = TestNotifier.Duration("5m") };
        var root = new NotificationPolicy(RuleRoutes.AddTo(Tree, ["a", "b"], [plain, special]));

        var first = Assert.Single(root.For(Fingerprint.Set(RuleRoutes.Labels(plain))));
        var second = Assert.Single(root.For(Fingerprint.Set(RuleRoutes.Labels(special))));

        Assert.Equal(("b", "b"), (first.Receiver, second.Receiver));
        Assert.Equal("grafana_folder alertname", string.Join(' ', first.GroupBy));
        Assert.Equal("grafana_folder alertname job", string.Join(' ', second.GroupBy));
        Assert.Equal(TimeSpan.FromMinutes(5), second.RepeatInterval);
    }

    [Theory]
    [InlineData("a=\"b\"", "a=\"b\"")]
    [InlineData("{a=b, c=~\"d.*\"}", "a=\"b\" c=~\"d.*\"")]
    [InlineData("a!=\"x,\\\"y\\\"\"", "a!=\"x,\\\"y\\\"\"")]
    public void Matchers_are_read_from_text(string text, string read) => Assert.Equal(read, string.Join(' ', Matcher.ParseAll(text)));

    [Theory]
    [InlineData("a")]
    [InlineData("a=~\"(\"")]
    [InlineData("=\"b\"")]
    public void What_is_no_matcher_is_refused(string text) => Assert.ThrowsAny<ArgumentException>(() => Matcher.ParseAll(text));

    [Theory]
    [InlineData("09:00-17:00 Europe/Berlin", "2026-11-23T07:59:00Z", false)]
    [InlineData("09:00-17:00 Europe/Berlin", "2026-11-23T08:00:00Z", true)]
    [InlineData("09:00-17:00 Europe/Berlin", "2026-07-23T07:00:00Z", true)]
    [InlineData("09:00-24:00", "2026-11-23T23:59:59Z", true)]
    public void Times_of_day_count_in_the_time_zone(string range, string moment, bool within)
    {
        var parts = range.Split(' ');
        var ends = parts[0].Split('-');
        var interval = new TimeInterval([new TimeOfDayRange(ends[0], ends[1])], null, null, null, null, parts.Length > 1 ? parts[1] : null);

        Assert.Equal(within, TimeIntervalMatch.Contains(interval, DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("-1", "2026-02-28", true)]
    [InlineData("-1", "2026-02-27", false)]
    [InlineData("-3:-1", "2026-11-28", true)]
    [InlineData("30:31", "2026-02-28", false)]
    [InlineData("25:31", "2026-02-28", true)]
    [InlineData("1:5", "2026-11-06", false)]
    public void Days_count_from_either_end_of_the_month(string days, string date, bool within) => Assert.Equal(within, TimeIntervalMatch.Contains(
        new TimeInterval(null, null, [days], null, null, null), DateTimeOffset.Parse(date + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("monday:friday", "november:december", "2026", true)]
    [InlineData("saturday:sunday", "11", "2026", false)]
    [InlineData("monday", "1:10", "2026", false)]
    [InlineData("monday", "11", "2025:2025", false)]
    public void All_kinds_must_hold(string weekdays, string months, string years, bool within) => Assert.Equal(within, TimeIntervalMatch.Contains(
        new TimeInterval(null, [weekdays], null, [months], [years], null), new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));

    private static Cortico.EmbeddedGrafana.Query.Prometheus.LabelSet Labels(string text) => Fingerprint.Set(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1])));
}
