using System.Net;
using System.Text.Json.Nodes;
using Cortico.Stack.FireDrills;
using Cortico.Stack.Prometheus;
using Cortico.Testing;

namespace Cortico.Stack.Tests.FireDrills;

/// <summary>Drills against a Grafana that behaves as it should, and against some that do not.</summary>
public sealed class DrillRunTests
{
    private static readonly DrilledRule Rule = new(Messages.RuleUid, Messages.Title, HasPending: true, HasDashboard: false, IsPaused: false);

    /// <summary>That of users, which no step of these reaches; a test that waits in vain shortens its own.</summary>
    private static readonly DrillPatience Ample = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_that_fires_is_told_and_resolves_has_passed_with_the_seconds_of_each_step()
    {
        var (results, grafana) = await RunAsync(StandInGrafana.With(), [Rule]);

        var result = Assert.Single(results);
        Assert.Empty(result.Problems);
        Assert.Equal(DrillVerdict.Passed, result.Verdict);
        Assert.True(TimeSpan.Zero < result.Pending && result.Pending < result.Firing);
        Assert.NotNull(result.Told);
        Assert.NotNull(result.Resolved);
        Assert.NotNull(result.ToldResolved);
        Assert.Equal(["hook"], result.ContactPoints);
        Assert.False(grafana.IsHot);
    }

    [Fact]
    public async Task A_rule_that_does_not_fire_says_its_state_its_value_and_what_the_cause_reports_and_the_cause_is_ended()
    {
        var (results, grafana) = await RunAsync(StandInGrafana.With(course: ["Normal", "Pending"]), [Rule], patience: Ample with { Firing = TimeSpan.FromSeconds(2) });

        var problem = Assert.Single(Assert.Single(results).Problems);
        Assert.Contains("did not fire within 2 s: its state was Pending", problem, StringComparison.Ordinal);
        Assert.Contains("heat gives now: 42", problem, StringComparison.Ordinal);
        Assert.Contains("the oven answered 202", problem, StringComparison.Ordinal);
        Assert.False(grafana.IsHot);
    }

    [Fact]
    public async Task A_rule_without_a_drill_is_reported_and_the_others_are_drilled_all_the_same()
    {
        var (results, _) = await RunAsync(StandInGrafana.With(), [new("mine", "Mine", true, false, false), Rule, new("still", "Still", true, false, IsPaused: true)]);

        Assert.Equal([DrillVerdict.NoDrill, DrillVerdict.Passed, DrillVerdict.NoDrill], results.Select(result => result.Verdict));
        Assert.Contains(DrillBook.File, results[0].Problems.Single(), StringComparison.Ordinal);
        Assert.Contains("paused", results[2].Problems.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_fingerprint_at_the_end_is_a_failure()
    {
        var resolved = Messages.Resolved();
        resolved["alerts"]![0]!["fingerprint"] = "0000000000000000";

        var (results, _) = await RunAsync(StandInGrafana.With(resolved: resolved), [Rule]);

        Assert.Contains("was resolved with 0000000000000000", Assert.Single(Assert.Single(results).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_with_a_text_that_was_not_filled_is_a_failure()
    {
        var firing = Messages.Firing();
        firing["alerts"]![0]!["annotations"]!["summary"] = "{{ $labels.service }}";

        var (results, _) = await RunAsync(StandInGrafana.With(firing: firing), [Rule]);

        Assert.Equal(DrillVerdict.Failed, Assert.Single(results).Verdict);
        Assert.Contains("summary", results[0].Problems.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_about_another_service_is_none_for_this_drill_and_is_reported()
    {
        var firing = Messages.Firing();
        firing["alerts"]![0]!["labels"]!["service"] = "redis";
        var notes = new List<string>();

        var (results, _) = await RunAsync(StandInGrafana.With(firing: firing), [Rule], notes, Ample with { Told = TimeSpan.FromSeconds(1) });

        Assert.Contains("Nobody was told within 1 s", Assert.Single(Assert.Single(results).Problems), StringComparison.Ordinal);
        Assert.Contains("fired for redis too", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_before_the_cause_is_none_for_this_drill()
    {
        var other = Messages.Firing();
        other["alerts"]![0]!["labels"]!["service"] = "redis";

        var (results, _) = await RunAsync(StandInGrafana.With(firing: other), [Rule], patience: Ample with { Told = TimeSpan.FromSeconds(1) }, earlier: Messages.Firing());

        Assert.Contains("Nobody was told within 1 s", Assert.Single(Assert.Single(results).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_point_that_was_told_of_no_rule_is_named()
    {
        var notes = new List<string>();

        await RunAsync(StandInGrafana.With(), [Rule], notes: notes, contactPoints: ["hook", "mail"]);

        Assert.StartsWith("The contact point mail was told of no rule", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cause_that_can_t_be_begun_fails_its_rule_and_no_other()
    {
        var slow = new Drill("slow", Messages.Service, DrillStage.WithoutWeb, new FailingCause());

        var (results, _) = await RunAsync(StandInGrafana.With("slow"), [new("slow", "Slow", true, false, false), Rule], others: slow);

        Assert.Equal([DrillVerdict.Failed, DrillVerdict.Passed], results.Select(result => result.Verdict));
        Assert.Contains(FailingCause.Said, Assert.Single(results[0].Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_point_that_hears_nothing_is_said_before_anything_is_broken()
    {
        await using var grafana = await StandInGrafana.StartAsync();
        await using var receiver = await NotificationReceiver.ListenAsync(new IPEndPoint(IPAddress.Loopback, FreePort.Next()), TimeProvider.System, Cancellation);
        using var api = grafana.Api();
        using var http = new HttpClient();
        var run = new DrillRun([Rule], [], api, new PrometheusApi(http, grafana.Address), receiver, Ample with { ContactPoint = TimeSpan.FromSeconds(1) }, new Progress<string>(), TimeProvider.System);

        var problem = await Assert.ThrowsAsync<StackException>(() => run.AwaitContactPointAsync(new Uri("http://127.0.0.1:1/"), Cancellation));

        Assert.Contains("http://127.0.0.1:1/ within 1 s", problem.Message, StringComparison.Ordinal);
    }

    private static async Task<(IReadOnlyList<DrillResult> Results, StandInGrafana Grafana)> RunAsync(
        StandInGrafana standIn, IReadOnlyList<DrilledRule> rules, List<string>? notes = null, DrillPatience? patience = null, JsonObject? earlier = null, IReadOnlyList<string>? contactPoints = null, params Drill[] others)
    {
        await using var grafana = await StandInGrafana.StartAsync(() => standIn);
        var port = FreePort.Next();
        grafana.Receiver = new Uri($"http://127.0.0.1:{port}/");
        await using var receiver = await NotificationReceiver.ListenAsync(new IPEndPoint(IPAddress.Loopback, port), TimeProvider.System, Cancellation);
        if (earlier is not null) await grafana.SendAsync(earlier);
        using var api = grafana.Api();
        using var http = new HttpClient();
        var drill = new Drill(Messages.RuleUid, Messages.Service, DrillStage.Together, grafana);
        var run = new DrillRun(rules, [drill, .. others], api, new PrometheusApi(http, grafana.Address), receiver, patience ?? Ample, new Progress<string>(), TimeProvider.System);
        var results = await run.RunAsync(Cancellation);
        notes?.AddRange([.. run.Strays(), .. run.Unheard(contactPoints ?? [])]);
        return (results, grafana);
    }
}
