using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

public sealed class TransitionTests
{
    private const string Refused = "[sse.dataQueryError] failed to execute query [A]: connection refused";

    /// <summary>n: normal, a: alerting, d: no data, e: error, -: another series; one letter for each evaluation, 10 s apart.</summary>
    [Theory]
    [InlineData("0s", "0s", "NoData", "Error", "nan", "Normal|Alerting|Normal")]
    [InlineData("10s", "0s", "NoData", "Error", "aaan", "Pending|Alerting|Alerting|Normal")]
    [InlineData("15s", "0s", "NoData", "Error", "aaan", "Pending|Pending|Alerting|Normal")]
    [InlineData("20s", "0s", "NoData", "Error", "aanaaa", "Pending|Pending|Normal|Pending|Pending|Alerting")]
    [InlineData("0s", "20s", "NoData", "Error", "annnn", "Alerting|Recovering|Recovering|Normal|Normal")]
    [InlineData("20s", "20s", "NoData", "Error", "aaanan", "Pending|Pending|Alerting|Recovering|Alerting|Recovering")]
    [InlineData("0s", "0s", "Alerting", "Error", "nddn", "Normal|Alerting (NoData)|Alerting (NoData)|Normal")]
    [InlineData("10s", "0s", "Alerting", "Error", "nddn", "Normal|Pending (NoData)|Alerting (NoData)|Normal")]
    [InlineData("0s", "0s", "OK", "Error", "addn", "Alerting|Normal (NoData)|Normal (NoData)|Normal")]
    [InlineData("0s", "0s", "KeepLast", "Error", "addnd", "Alerting|Alerting (NoData, KeepLast)|Alerting (NoData, KeepLast)|Normal|Normal (NoData, KeepLast)")]
    [InlineData("20s", "0s", "KeepLast", "Error", "adda", "Pending|Pending (NoData, KeepLast)|Alerting (NoData, KeepLast)|Alerting")]
    [InlineData("0s", "0s", "NoData", "Alerting", "neen", "Normal|Alerting (Error)|Alerting (Error)|Normal")]
    [InlineData("10s", "0s", "NoData", "Alerting", "neen", "Normal|Pending (Error)|Alerting (Error)|Normal")]
    [InlineData("0s", "0s", "NoData", "OK", "aen", "Alerting|Normal (Error)|Normal")]
    [InlineData("0s", "0s", "NoData", "KeepLast", "aea", "Alerting|Alerting (Error, KeepLast)|Alerting")]
    [InlineData("0s", "0s", "NoData", "Error", "ee", "Error|Error")]
    [InlineData("20s", "0s", "NoData", "Error", "eee", "Pending (Error)|Pending (Error)|Error")]
    [InlineData("0s", "0s", "NoData", "Error", "dd", "NoData|NoData")]
    [InlineData("20s", "0s", "NoData", "Error", "ddd", "Pending (NoData)|Pending (NoData)|NoData")]
    [InlineData("0s", "30s", "OK", "Error", "addnn", "Alerting|Recovering (NoData)|Recovering (NoData)|Recovering|Normal")]
    public async Task An_instance_goes_the_way_that_Grafana_takes(string wait, string keep, string noData, string error, string results, string expected)
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r", wait, keep, noData, error));
        var seen = new List<string>();
        foreach (var letter in results)
        {
            room.Evaluator.Rules["r"] = _ => [Result(letter)];
            await room.TickAsync();
            seen.Add(Assert.Single(room.States("r")));
        }

        Assert.Equal(expected, string.Join('|', seen));
    }

    [Fact]
    public async Task A_series_that_is_gone_for_two_evaluations_is_resolved_and_forgotten()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r"));
        room.Evaluator.Rules["r"] = _ => [ScriptedEvaluator.Series(true, 1, ("job", "a")), ScriptedEvaluator.Series(true, 1, ("job", "b"))];
        await room.TickAsync();
        room.Evaluator.Rules["r"] = _ => [ScriptedEvaluator.Series(true, 1, ("job", "a"))];
        await room.TickAsync();
        Assert.Equal(["Alerting", "Alerting"], room.States("r"));
        room.Sink.Take();

        await room.TickAsync();

        Assert.Equal(["Alerting"], room.States("r"));
        var resolved = Assert.Single(room.Sink.Take(), alert => alert.Labels.Find("job") == "b");
        Assert.Equal(room.Time.GetUtcNow(), resolved.EndsAt);
        Assert.Equal("MissingSeries", resolved.Annotations["grafana_state_reason"]);
    }

    [Fact]
    public async Task A_rule_may_say_for_how_long_a_series_can_be_missing()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r", missing: 4));
        room.Evaluator.Rules["r"] = _ => [ScriptedEvaluator.Series(true, 1, ("job", "a")), ScriptedEvaluator.Series(false, 1, ("job", "b"))];
        await room.TickAsync();
        room.Evaluator.Rules["r"] = _ => [ScriptedEvaluator.Series(false, 1, ("job", "b"))];

        await room.TickAsync(3);
        Assert.Equal(2, room.States("r").Count);
        await room.TickAsync();

        Assert.Equal(["Normal"], room.States("r"));
    }

    [Fact]
    public async Task No_data_is_an_alert_of_its_own_and_ends_with_the_first_data()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r", title: "Web"));
        room.Evaluator.Rules["r"] = _ => [ScriptedEvaluator.NoData()];
        await room.TickAsync();

        var alert = Assert.Single(room.Sink.Take());
        Assert.Equal(("DatasourceNoData", "Web", "prometheus", "A"), (alert.Labels.Find("alertname"), alert.Labels.Find("rulename"), alert.Labels.Find("datasource_uid"), alert.Labels.Find("ref_id")));

        room.Evaluator.Rules["r"] = _ => [Result('n')];
        await room.TickAsync();

        var resolved = Assert.Single(room.Sink.Take());
        Assert.Equal(alert.Labels.ToString(), resolved.Labels.ToString());
        Assert.Equal(room.Time.GetUtcNow(), resolved.EndsAt);
        Assert.Equal(["Normal"], room.States("r"));
    }

    [Fact]
    public async Task An_error_names_the_query_and_its_data_source()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r"));
        room.Evaluator.Rules["r"] = _ => [ScriptedEvaluator.Error(Refused)];
        await room.TickAsync();

        var alert = Assert.Single(room.Sink.Take());
        Assert.Equal(("DatasourceError", "prometheus", "A"), (alert.Labels.Find("alertname"), alert.Labels.Find("datasource_uid"), alert.Labels.Find("ref_id")));
        Assert.Equal(Refused, alert.Annotations["Error"]);
    }

    [Theory]
    [InlineData("Error", true)]
    [InlineData("OK", false)]
    public async Task The_labels_of_a_failed_query_are_shown_only_where_the_error_is_an_alert_of_its_own(string error, bool shown)
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r", error: error));
        room.Evaluator.Rules["r"] = _ => [ScriptedEvaluator.NoData() with { State = ConditionState.Error, Error = Refused }];
        await room.TickAsync(2);

        Assert.Equal(shown ? "A" : null, room.Only("r").Labels.Find("ref_id"));
    }

    [Fact]
    public async Task What_fires_is_posted_at_once_and_then_every_half_minute_and_ends_after_four_posts()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r"));
        room.Evaluator.Rules["r"] = _ => [Result('a')];
        var posts = new List<int>();
        for (var tick = 0; tick < 7; tick++)
        {
            await room.TickAsync();
            posts.Add(room.Sink.Take().Count);
        }

        Assert.Equal([1, 0, 0, 1, 0, 0, 1], posts);
        Assert.Equal(room.Time.GetUtcNow().AddMinutes(2), room.Only("r").EndsAt);
    }

    [Fact]
    public async Task What_is_resolved_is_told_for_a_quarter_of_an_hour_and_then_no_more()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r"));
        room.Evaluator.Rules["r"] = _ => [Result('a')];
        await room.TickAsync();
        room.Evaluator.Rules["r"] = _ => [Result('n')];
        room.Sink.Take();

        await room.TickAsync(6 * 30);

        var posts = room.Sink.Take();
        Assert.Equal(31, posts.Count);
        Assert.All(posts, post => Assert.Equal(posts[0].EndsAt, post.EndsAt));
    }

    [Fact]
    public async Task What_the_notifier_refuses_is_posted_with_the_next_evaluation()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r"));
        room.Evaluator.Rules["r"] = _ => [Result('a')];
        room.Sink.Refuses = true;
        await room.TickAsync();
        room.Sink.Refuses = false;

        await room.TickAsync();

        Assert.Single(room.Sink.Take());
    }

    [Fact]
    public async Task Pending_is_not_posted()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r", "1m"));
        room.Evaluator.Rules["r"] = _ => [Result('a')];

        await room.TickAsync(6);
        Assert.Empty(room.Sink.Take());
        await room.TickAsync();

        Assert.Single(room.Sink.Take());
    }

    [Fact]
    public async Task Recovering_is_still_posted_as_firing()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r", keepFiringFor: "5m"));
        room.Evaluator.Rules["r"] = _ => [Result('a')];
        await room.TickAsync();
        room.Sink.Take();
        room.Evaluator.Rules["r"] = _ => [Result('n')];

        await room.TickAsync(3);

        var post = Assert.Single(room.Sink.Take());
        Assert.True(post.EndsAt > room.Time.GetUtcNow());
        Assert.Equal(["Recovering"], room.States("r"));
    }

    [Theory]
    [InlineData("changed", "Updated")]
    [InlineData("paused", "Paused")]
    [InlineData("deleted", "RuleDeleted")]
    public async Task A_rule_that_changes_while_it_fires_is_resolved_at_once(string how, string reason)
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r"));
        room.Evaluator.Rules["r"] = _ => [Result('a')];
        await room.TickAsync();
        room.Sink.Take();
        await (how switch
        {
            "changed" => room.PutAsync(AlertRoom.Rule("r", "10s")),
            "paused" => room.PutAsync(AlertRoom.Rule("r", paused: true)),
            _ => room.Rules.DeleteAsync("r", "", TestContext.Current.CancellationToken),
        });

        await room.SynchroniseAsync();

        Assert.Empty(room.States("r"));
        var resolved = Assert.Single(room.Sink.Take());
        Assert.Equal((reason, room.Time.GetUtcNow()), (resolved.Annotations["grafana_state_reason"], resolved.EndsAt));
        room.Restart();
        Assert.Empty(room.States("r"));
    }

    [Fact]
    public async Task A_group_that_is_written_again_unchanged_keeps_its_states()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r", "10s"));
        room.Evaluator.Rules["r"] = _ => [Result('a')];
        await room.TickAsync(2);

        await room.PutAsync(AlertRoom.Rule("r", "10s"));
        await room.SynchroniseAsync();

        Assert.Equal(["Alerting"], room.States("r"));
    }

    [Fact]
    public async Task A_paused_rule_is_not_evaluated()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r", paused: true));
        await room.TickAsync(3);
        Assert.Empty(room.Evaluator.Calls);
    }

    [Fact]
    public async Task More_series_than_the_limit_are_an_error_that_says_so()
    {
        using var room = await AlertRoom.OpenAsync(services => services.AddLimit(10));
        await room.PutAsync(AlertRoom.Rule("r"));
        room.Evaluator.Rules["r"] = _ => [.. Enumerable.Range(0, 11).Select(number => ScriptedEvaluator.Series(true, 1, ("job", $"{number}")))];

        await room.TickAsync();

        Assert.Equal(["Error"], room.States("r"));
        Assert.Contains("11 series, at most 10", room.Only("r").Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_state_is_noted_on_the_rules_panel()
    {
        using var room = await AlertRoom.OpenAsync();
        var rule = AlertRoom.Rule("r", title: "Web");
        rule["annotations"] = new JsonObject { ["__dashboardUid__"] = "api", ["__panelId__"] = "3" };
        await room.PutAsync(rule);
        room.Evaluator.Rules["r"] = _ => [Result('n')];
        await room.TickAsync();
        room.Evaluator.Rules["r"] = _ => [Result('a')];

        await room.TickAsync(2);

        var note = Assert.Single(room.Annotations("r"));
        Assert.Equal(("Normal", "Alerting", "api", 3L), (note.PreviousState, note.NewState, note.DashboardUid, note.PanelId));
        Assert.Equal("Web {alertname=Web, grafana_folder=Build, job=web, severity=warning} - A=1.000000, C=1.000000", note.Text);
        Assert.Equal("""{"values":{"A":1,"C":1}}""", note.Data.GetRawText());
    }

    private static ConditionResult Result(char letter) => letter switch
    {
        'd' => ScriptedEvaluator.NoData(),
        'e' => ScriptedEvaluator.Error(Refused),
        _ => ScriptedEvaluator.Series(letter == 'a', 1, ("job", "web")),
    };
}
