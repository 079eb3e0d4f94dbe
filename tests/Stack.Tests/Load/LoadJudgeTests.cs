using System.Collections.Immutable;
using Cortico.Stack.Grafana.Verify;
using Cortico.Stack.Load;

namespace Cortico.Stack.Tests.Load;

public sealed class LoadJudgeTests
{
    private static readonly LoadEvidence Good = SampleRun.Evidence();

    [Fact]
    public void A_good_run_passes_every_check()
    {
        var verdict = LoadJudge.Judge(Good);

        Assert.Empty(verdict.Failed);
        Assert.True(verdict.Passed);
        Assert.Equal("passed: 17 checks", verdict.Summary);
        Assert.Equal(["run", "client web", "client viewers", "server", "agreement", "panels"], verdict.Checks.Select(check => check.Subject).Distinct());
    }

    [Fact]
    public void A_rate_that_was_not_reached_fails_with_both_figures()
    {
        var check = Failed(WithWeb(web => web with { Planned = 1000, Begun = 900 }), "client web");

        Assert.Equal("client web, rate reached: 90 %, limit ≥ 99 % (900 of 1000 begun, 183 requests/s, 100 never begun)", check.ToString());
    }

    [Fact]
    public void A_closed_model_plans_no_rate_and_is_held_to_none()
    {
        var checks = LoadJudge.Judge(Good).Checks;

        Assert.Contains(checks, check => check is { Subject: "client web", Name: "rate reached" });
        Assert.DoesNotContain(checks, check => check is { Subject: "client viewers", Name: "rate reached" });
    }

    [Fact]
    public void Five_per_cent_of_errors_fail_a_limit_of_one_with_the_error_that_came_most_often()
    {
        var faulty = WithWeb(web => web with { Requests = new RequestCounts(950, 50, 0), WarmUp = RequestCounts.None, Errors = [new ErrorGroup("500", 50, "a fault that somebody asked for")] });
        var check = Failed(faulty with { Server = SampleRun.Server(faulty.Result) }, "client web");

        Assert.Equal("client web, error ratio: 5 %, limit ≤ 1 % (50 of 1000 requests; most often 500: a fault that somebody asked for)", check.ToString());
    }

    [Fact]
    public void Latency_beyond_its_limit_fails()
    {
        var failed = LoadJudge.Judge(WithWeb(web => web with { Latency = web.Latency with { P95 = 50.5, P99 = 100.1 } })).Failed;

        Assert.Equal(["client web, p95: 50.5 ms, limit ≤ 50 ms", "client web, p99: 100 ms, limit ≤ 100 ms"], failed.Select(check => check.ToString()));
    }

    [Fact]
    public void A_scenario_in_which_nothing_ended_fails_wherever_something_should_have_been_measured()
    {
        var nothing = WithWeb(web => web with { Requests = RequestCounts.None, WarmUp = RequestCounts.None, Planned = 0, Begun = 0, Latency = LatencySummary.Nothing });

        Assert.Equal(["rate reached", "error ratio", "p95", "p99"], LoadJudge.Judge(nothing).Failed.Where(check => check.Subject == "client web").Select(check => check.Name));
    }

    [Fact]
    public void A_scenario_without_thresholds_fails() =>
        Assert.Equal("the settings name no thresholds for this scenario", Failed(Good with { Thresholds = Good.Thresholds with { Scenarios = Good.Thresholds.Scenarios.Remove(ScenarioName.Web) } }, "client web").Note);

    [Fact]
    public void A_run_that_ended_early_fails_and_says_why() =>
        Assert.Equal("every request failed for 5 s: connection refused", Failed(Good with { Result = Good.Result with { EndedEarly = "every request failed for 5 s: connection refused" } }, "run").Note);

    [Fact]
    public void One_request_more_or_less_than_the_client_had_answered_fails()
    {
        var answered = Answered(Good.Result);

        var fewer = Failed(Good with { Server = SampleRun.Server(Good.Result, counted: answered - 1, hits: answered) }, "agreement");
        var more = Failed(Good with { Server = SampleRun.Server(Good.Result, counted: answered + 1, hits: answered) }, "agreement");

        Assert.Equal($"agreement, requests: {answered - 1} counted by the server, limit = {answered} answered (1 fewer than the client had answers for; by status, client and server: 200: {answered} and {answered - 1})", fewer.ToString());
        Assert.StartsWith("1 more than the client sent: did somebody else call the app?", more.Note);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(-1, false)]
    public void Requests_without_an_answer_may_have_reached_the_server_or_not(int beyond, bool passes)
    {
        var evidence = WithWeb(web => web with { Requests = web.Requests with { Unanswered = 3 } });
        var answered = Answered(evidence.Result);

        var verdict = LoadJudge.Judge(evidence with { Server = SampleRun.Server(evidence.Result, counted: answered + beyond) });

        var check = verdict.Checks.Single(check => check is { Subject: "agreement", Name: "requests" });
        Assert.Equal(passes, check.Passed);
        Assert.Equal($"{answered} answered to {answered + 3} with those that had no answer", check.Limit);
    }

    [Fact]
    public void A_gap_names_the_restart_that_explains_it()
    {
        var server = SampleRun.Server(Good.Result, counted: Answered(Good.Result) - 40) with { Incidents = ["127.0.0.1:8000 was restarted"] };

        var verdict = LoadJudge.Judge(Good with { Server = server });

        Assert.EndsWith("; 127.0.0.1:8000 was restarted", verdict.Failed.Single().Note);
        Assert.Equal(["Server: 127.0.0.1:8000 was restarted."], verdict.Warnings);
    }

    [Fact]
    public void The_counter_in_Redis_must_rise_by_exactly_the_requests_that_succeeded()
    {
        var succeeded = Answered(Good.Result);

        var check = Failed(Good with { Server = SampleRun.Server(Good.Result, hits: succeeded + 2) }, "agreement");

        Assert.Equal($"agreement, counter in Redis: rose by {succeeded + 2}, limit = {succeeded} succeeded (2 more than succeeded: did somebody else visit the app?)", check.ToString());
    }

    [Fact]
    public void A_path_that_counts_no_hit_is_not_held_against_the_counter() =>
        Assert.DoesNotContain(LoadJudge.Judge(Good with { Server = Good.Server with { Routes = ["/fault/latency"] } }).Checks, check => check.Name == "counter in Redis");

    [Fact]
    public void Figures_that_could_not_be_had_fail_and_say_why()
    {
        var verdict = LoadJudge.Judge(Good with { Server = ServerFigures.Missing(["/"], SampleRun.Begin, "Prometheus can't be reached") });

        Assert.Equal(8, verdict.Failed.Count());
        Assert.All(verdict.Failed, check => Assert.Equal(("not measured", "Prometheus can't be reached"), (check.Measured, check.Note)));
    }

    [Theory]
    [InlineData("error ratio (5xx)")]
    [InlineData("p95")]
    [InlineData("p99")]
    [InlineData("CPU, highest")]
    [InlineData("memory of its limit")]
    [InlineData("Redis operations")]
    public void Each_figure_of_the_server_has_its_limit(string name)
    {
        var (much, server) = (Figure.Of(1_000_000), Good.Server);
        var changed = name switch
        {
            "p95" => server with { P95 = much },
            "p99" => server with { P99 = much },
            "CPU, highest" => server with { CpuMax = much },
            "memory of its limit" => server with { MemoryRatio = much },
            "Redis operations" => server with { RedisOperations = Figure.Of(0) },
            _ => server with { ErrorRatio = Figure.Of(0.011) },
        };

        Assert.Equal(name, Failed(Good with { Server = changed }, "server").Name);
    }

    [Fact]
    public void Empty_panels_are_named()
    {
        var report = SampleRun.Verified with { Queries = SampleRun.Verified.Queries.Add(new QueryVerdict("web", "Web", "Redis clients", 3, "A", QueryOutcome.Empty, 0, 0, "no series")) };

        Assert.Equal("panels, every query shows data: 2 queries of 3 panels, limit 3 of 3 (Web › Redis clients › A: no series)", Failed(Good with { Panels = report }, "panels").ToString());
    }

    [Fact]
    public void Without_Verify_or_without_panels_the_run_fails()
    {
        Assert.Equal("Verify did not run during the load", Failed(Good with { Panels = null }, "panels").Note);
        Assert.Equal("there is no panel to verify", Failed(Good with { Panels = new VerifyReport([], TimeSpan.Zero) }, "panels").Note);
    }

    [Fact]
    public void A_fault_that_the_app_does_not_have_names_the_variable_that_gives_it()
    {
        var missing = WithWeb(web => web with { Statuses = [new StatusCount(404, 10)] });

        Assert.Contains("FaultInjection__Enabled=true ./build.sh --target=Up", Assert.Single(LoadJudge.Judge(missing with { Server = missing.Server with { Routes = ["/fault/error"] } }).Warnings));
        Assert.Empty(LoadJudge.Judge(missing).Warnings);
    }

    [Fact]
    public void Warnings_are_told_and_fail_nothing()
    {
        var verdict = LoadJudge.Judge(Good with { Result = Good.Result with { Warnings = ["The generator took 98 % of its cores."] } });

        Assert.True(verdict.Passed);
        Assert.Equal("passed: 17 checks, 1 warning", verdict.Summary);
    }

    [Fact]
    public void A_verdict_without_checks_is_no_pass() => Assert.False(new Verdict([], []).Passed);

    private static long Answered(LoadResult result) => (result.Scenarios[0].WarmUp + result.Scenarios[0].Requests).Answered;

    private static LoadEvidence WithWeb(Func<ScenarioResult, ScenarioResult> change)
    {
        var result = Good.Result with { Scenarios = Good.Result.Scenarios.SetItem(0, change(Good.Result.Scenarios[0])) };
        return Good with { Result = result, Server = SampleRun.Server(result) };
    }

    /// <summary>The only check that fails; it is of this subject.</summary>
    private static Check Failed(LoadEvidence evidence, string subject)
    {
        var failed = Assert.Single(LoadJudge.Judge(evidence).Failed);
        Assert.Equal(subject, failed.Subject);
        return failed;
    }
}
