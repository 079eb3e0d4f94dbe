using System.Collections.Concurrent;
using Cortico.LoadGenerator.Http;
using Cortico.Stack;
using Cortico.Stack.Load;
using Cortico.Testing;
using Microsoft.AspNetCore.Http;

namespace Cortico.LoadGenerator.Tests;

public sealed class BuiltInEngineTests
{
    private static readonly BuiltInEngine Engine = new(TimeProvider.System);
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_saw_exactly_what_was_counted_warm_up_included()
    {
        await using var server = await KestrelServer.StartAsync();
        var result = await RunAsync(server, Plans.Of(Plans.Scenario(LoadModel.Open, 1, (0, 400, 1), (400, 400, 1), (400, 0, 1))));

        Assert.Null(result.EndedEarly);
        var web = result.Scenarios.Single();
        Assert.Equal(new RequestCounts(400, 0, 0), web.WarmUp);
        Assert.Equal(new RequestCounts(800, 0, 0), web.Requests);
        Assert.Equal(1200, server.Requests);
        Assert.Equal((800, 800, 0), (web.Planned, web.Begun, web.NotStarted));
        Assert.Equal([new StatusCount(200, 1200)], web.Statuses);
        Assert.Equal(800 * "fine".Length, web.BytesReceived);
        Assert.Equal(TimeSpan.FromSeconds(3), result.Scenarios[0].Duration);
        Assert.Equal(800, web.Latency.Count);
        Assert.True(web.IsFromDue);
    }

    [Fact]
    public async Task Slices_and_series_add_up_to_the_totals()
    {
        await using var server = await KestrelServer.StartAsync((context, n) =>
        {
            context.Response.StatusCode = n % 10 == 3 ? 503 : 200;
            return Task.CompletedTask;
        });
        var web = (await RunAsync(server, Plans.Open(rate: 300, seconds: 2, warmUp: 1))).Scenarios.Single();

        Assert.Equal(new RequestCounts(810, 90, 0), web.WarmUp + web.Requests);
        Assert.Equal(web.WarmUp + web.Requests, web.Series.Aggregate(RequestCounts.None, (sum, i) => sum + i.Requests));
        Assert.Equal(web.Requests, web.Slices.Aggregate(RequestCounts.None, (sum, s) => sum + s.Requests));
        Assert.Equal(10, web.Slices.Length);
        Assert.Equal(900, web.Series.Sum(i => i.Planned), 0.001);
        Assert.Equal(TimeSpan.FromSeconds(-1), web.Series[0].At);
        Assert.Equal([new ErrorGroup("503", 90, "status 503")], web.Errors);
    }

    [Fact]
    public async Task A_server_that_stands_still_shows_in_the_latency_of_all_that_was_due_meanwhile()
    {
        await using var server = await BareServer.StartAsync(_cancellation);
        using var target = new HttpTarget(server.Address);
        var isPaused = false;
        var result = await Engine.RunAsync(Plans.Open(rate: 500, seconds: 6), [new GetScenario(target)], new Progress(told =>
        {
            if (told.Left > TimeSpan.FromSeconds(4.5) || isPaused) return;
            isPaused = true;
            server.Pause(TimeSpan.FromSeconds(2));
        }), _cancellation);

        var web = result.Scenarios.Single();
        Assert.True(isPaused);
        Assert.Equal(3000, web.Requests.Succeeded);
        Assert.InRange(web.Latency.P999, 1900, 10_000);
        Assert.InRange(web.Latency.Max, 1900, 10_000);
        // A third of the run was due in the pause: a generator that waits for answers would have sent next to nothing in it.
        Assert.InRange(web.Latency.P75, 100, 10_000);
        Assert.Contains(web.Series, i => i.Max > 1900);
    }

    [Fact]
    public async Task A_late_generator_shows_in_latency_and_start_lag_and_not_in_the_service_time()
    {
        var scenario = new Scenario((iteration, _) =>
        {
            // The beginning of an iteration runs on the pacing thread: this is a generator that stands still for half a second.
            if (iteration.Number == 100) Thread.Sleep(500);
            return ValueTask.FromResult(Outcome.Answered(200, 0));
        });
        var result = await Engine.RunAsync(Plans.Open(rate: 500, seconds: 2), [scenario], new Progress(), _cancellation);

        var web = result.Scenarios.Single();
        Assert.Equal(1000, web.Requests.Succeeded);
        Assert.InRange(web.Latency.P90, 100, 10_000);
        Assert.InRange(web.StartLag.P90, 100, 10_000);
        Assert.InRange(web.ServiceTime.P99, 0, 50);
        Assert.Contains(result.Warnings, warning => warning.Contains("began", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_model_never_has_more_in_flight_than_users()
    {
        await using var server = await KestrelServer.StartAsync(async (context, _) =>
        {
            await Task.Yield();
            await context.Response.WriteAsync("fine");
        });
        var result = await RunAsync(server, Plans.Of(Plans.Scenario(LoadModel.Closed, 0.5, (0, 8, 1), (8, 2, 1))));

        var web = result.Scenarios.Single();
        Assert.InRange(server.MostInFlight, 2, 8);
        Assert.Equal(server.Requests, (web.WarmUp + web.Requests).Succeeded);
        Assert.Equal(web.Begun, web.Planned);
        Assert.Equal(web.Begun, web.Requests.All);
        Assert.Equal(0, web.StartLag.Count);
        Assert.False(web.IsFromDue);
        Assert.Equal(server.Requests, web.Series.Sum(i => i.Planned));
    }

    [Fact]
    public async Task A_ramp_of_users_follows_its_line()
    {
        var (inFlight, seen) = (0, new ConcurrentBag<(int Users, DateTimeOffset At)>());
        var scenario = new Scenario(async (_, cancellation) =>
        {
            seen.Add((Interlocked.Increment(ref inFlight), TimeProvider.System.GetUtcNow()));
            await Task.Delay(5, cancellation);
            Interlocked.Decrement(ref inFlight);
            return Outcome.Answered(200, 0);
        });
        var result = await Engine.RunAsync(Plans.Of(Plans.Scenario(LoadModel.Closed, 0, (0, 20, 2))), [scenario], new Progress(), _cancellation);

        // Ten users more each second: never above that line, and near its end at last, however late the machine is.
        Assert.All(seen, one => Assert.InRange(one.Users, 1, (10 * (one.At - result.Measured).TotalSeconds) + 1));
        Assert.InRange(seen.Max(one => one.Users), 15, 20);
    }

    [Fact]
    public async Task A_server_that_dies_ends_the_run_by_itself()
    {
        await using var server = await BareServer.StartAsync(_cancellation);
        using var target = new HttpTarget(server.Address);
        var result = await Engine.RunAsync(
            Plans.Open(rate: 200, seconds: 60) with { GiveUpAfter = TimeSpan.FromSeconds(2) }, [new GetScenario(target)],
            new Progress(told =>
            {
                if (told.Left < TimeSpan.FromSeconds(59)) server.Kill();
            }), _cancellation);

        Assert.Equal($"every request of \"web\" has failed for 2 s, the last with connection refused at {server.Address.Authority}", result.EndedEarly);
        var web = result.Scenarios.Single();
        Assert.InRange(result.Ended - result.Measured, TimeSpan.FromSeconds(2.9), TimeSpan.FromSeconds(30));
        Assert.Equal(web.Begun, web.Requests.All);
        Assert.Equal(12_000, web.Planned);
        Assert.Equal(12_000 - web.Begun, web.NotStarted);
        Assert.InRange(web.Requests.Unanswered, 100, 6000);
        Assert.Contains(web.Errors, error => error.Kind == Outcome.ConnectionRefused);
    }

    [Fact]
    public async Task One_failure_in_a_slow_run_does_not_end_it()
    {
        await using var server = await KestrelServer.StartAsync((context, n) =>
        {
            context.Response.StatusCode = n == 0 ? 503 : 200;
            return Task.CompletedTask;
        });
        var result = await RunAsync(server, Plans.Open(rate: 0.5, seconds: 4) with { GiveUpAfter = TimeSpan.FromSeconds(1) });

        Assert.Null(result.EndedEarly);
        Assert.Equal(new RequestCounts(1, 1, 0), result.Scenarios.Single().Requests);
    }

    [Fact]
    public async Task What_is_not_answered_in_time_is_a_timeout_and_counted_once()
    {
        await using var server = await KestrelServer.StartAsync((context, n) => n == 20 ? Task.Delay(Timeout.Infinite, context.RequestAborted) : context.Response.WriteAsync("fine"));
        using var target = new HttpTarget(server.Address);
        var result = await Engine.RunAsync(Plans.Open(rate: 100, seconds: 1) with { RequestTimeout = TimeSpan.FromSeconds(4) }, [new GetScenario(target)], new Progress(), _cancellation);

        var web = result.Scenarios.Single();
        Assert.Equal(new RequestCounts(99, 0, 1), web.Requests);
        Assert.Equal(Outcome.TimedOut, web.Errors.Single().Kind);
        Assert.InRange(web.Latency.Max, 3900, 10_000);
        Assert.Equal(100, server.Requests);
    }

    [Fact]
    public async Task More_than_may_be_in_flight_is_not_started_and_warned_of()
    {
        var scenario = new Scenario(async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return Outcome.Answered(200, 0);
        });
        var result = await new BuiltInEngine(TimeProvider.System) { MaxInFlight = 10 }
            .RunAsync(Plans.Open(rate: 100, seconds: 1) with { RequestTimeout = TimeSpan.FromSeconds(4) }, [scenario], new Progress(), _cancellation);

        var web = result.Scenarios.Single();
        Assert.Equal((100, 10, 90), (web.Planned, web.Begun, web.NotStarted));
        Assert.Equal(10, web.Requests.Unanswered);
        Assert.Contains("\"web\": 90 iterations were not started, because 10 were in flight already: the server did not keep up.", result.Warnings);
    }

    [Fact]
    public async Task Redirects_are_successes_that_are_warned_of_with_their_share()
    {
        await using var server = await KestrelServer.StartAsync((context, n) =>
        {
            if (n % 2 == 0) context.Response.Redirect("/login");
            return Task.CompletedTask;
        });
        var result = await RunAsync(server, Plans.Open(rate: 10, seconds: 1));

        Assert.Equal(new RequestCounts(10, 0, 0), result.Scenarios.Single().Requests);
        Assert.Contains("\"web\": 5 of 10 answers were redirects, the first to /login: they count as successes and were not followed. Load what they lead to.", result.Warnings);
    }

    [Fact]
    public async Task A_generator_that_runs_out_of_connections_blames_itself()
    {
        var scenario = new Scenario((_, _) => ValueTask.FromResult(Outcome.Failed(Outcome.OutOfConnections, "Too many open files")));
        var result = await Engine.RunAsync(Plans.Open(rate: 10, seconds: 1), [scenario], new Progress(), _cancellation);

        Assert.Contains(result.Warnings, warning => warning.StartsWith("\"web\": 10 requests got no connection as the generator ran out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelled_it_ends_early_and_gives_what_it_has()
    {
        await using var server = await KestrelServer.StartAsync();
        using var target = new HttpTarget(server.Address);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        var result = await Engine.RunAsync(Plans.Open(rate: 100, seconds: 60), [new GetScenario(target)], new Progress(_ => cancel.Cancel()), cancel.Token);

        Assert.Equal("it was cancelled", result.EndedEarly);
        var web = result.Scenarios.Single();
        Assert.InRange(web.Requests.Succeeded, 50, 1000);
        Assert.Equal(server.Requests, web.Requests.All);
        Assert.InRange(web.Duration, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task Cancelled_in_a_long_run_it_ends_soon_and_knows_what_was_planned(double warmUp)
    {
        const double Rate = 50;
        var week = TimeSpan.FromDays(7).TotalSeconds;
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        var scenario = new Scenario((_, _) => ValueTask.FromResult(Outcome.Answered(200, 0)));
        var begin = TimeProvider.System.GetTimestamp();
        // A ramp to a level that nobody reaches: the end of the plan alone would take minutes to go through.
        var plan = Plans.Of(Plans.Scenario(LoadModel.Open, warmUp, (Rate, Rate, week), (Rate, 1_000_000, week)));
        var result = await Engine.RunAsync(plan, [scenario], new Progress(_ => cancel.Cancel()), cancel.Token);

        Assert.Equal("it was cancelled", result.EndedEarly);
        Assert.Equal((week * Rate) + (week * (Rate + 1_000_000) / 2), result.Scenarios.Single().Planned, 1.0);
        Assert.InRange(TimeProvider.System.GetElapsedTime(begin), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Steps_are_counted_each_and_measured_by_name()
    {
        await using var server = await KestrelServer.StartAsync();
        using var target = new HttpTarget(server.Address);
        var scenario = new Scenario(async (iteration, _) =>
        {
            await iteration.StepAsync("board", "load", cancellation => target.SendAsync(target.Get("/"), cancellation));
            await Task.WhenAll(
                iteration.StepAsync("board", "one", cancellation => target.SendAsync(target.Get("/1"), cancellation)).AsTask(),
                iteration.StepAsync("board", "two", cancellation => target.SendAsync(target.Get("/2"), cancellation)).AsTask());
            return Outcome.OfSteps;
        });
        var web = (await Engine.RunAsync(Plans.Open(rate: 50, seconds: 1, warmUp: 1), [scenario], new Progress(), _cancellation)).Scenarios.Single();

        Assert.Equal(new RequestCounts(150, 0, 0), web.Requests);
        Assert.Equal(300, server.Requests);
        Assert.Equal(50, web.Latency.Count);
        Assert.Equal(["load", "one", "two"], web.Operations.Select(o => o.Name));
        Assert.All(web.Operations, o => Assert.Equal(50, o.Requests.Succeeded));
    }

    [Fact]
    public async Task Scenarios_with_different_warm_ups_begin_their_measured_time_together()
    {
        var begun = new ConcurrentDictionary<string, long>();
        Scenario Noting(string name) => new((iteration, _) =>
        {
            begun.TryAdd($"{name} {iteration.Number}", TimeProvider.System.GetTimestamp());
            return ValueTask.FromResult(Outcome.Answered(200, 0));
        }, name);
        var plan = Plans.Open(rate: 10, seconds: 1, warmUp: 3);
        var other = plan.Scenarios[0] with { Name = "viewers", WarmUp = TimeSpan.Zero };
        var result = await Engine.RunAsync(plan with { Scenarios = [.. plan.Scenarios, other] }, [Noting("web"), Noting("viewers")], new Progress(), _cancellation);

        Assert.Equal([(30L, 10L), (0L, 10L)], result.Scenarios.Select(s => (s.WarmUp.All, s.Requests.All)));
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun["web 30"], begun["viewers 0"]).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(1.5));
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun["web 0"], begun["viewers 0"]), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(4.5));
    }

    [Fact]
    public async Task A_scenario_that_throws_is_an_error_with_its_words()
    {
        var scenario = new Scenario((_, _) => throw new FormatException("no number"));
        var web = (await Engine.RunAsync(Plans.Open(rate: 10, seconds: 1), [scenario], new Progress(), _cancellation)).Scenarios.Single();

        Assert.Equal([new ErrorGroup("exception", 10, "FormatException: no number")], web.Errors);
    }

    [Fact]
    public async Task Progress_comes_each_second()
    {
        await using var server = await KestrelServer.StartAsync();
        using var target = new HttpTarget(server.Address);
        var progress = new Progress();
        await Engine.RunAsync(Plans.Open(rate: 100, seconds: 2, warmUp: 1), [new GetScenario(target)], progress, _cancellation);

        Assert.InRange(progress.Seen.Count, 2, 4);
        // Of a second in which the machine stands still the next one has the rest.
        Assert.All(progress.Seen, p => Assert.InRange(p.Rate, 1, 300));
        Assert.InRange(progress.Seen.Average(p => p.Rate), 50, 150);
        Assert.Contains(progress.Seen, p => p is { Phase: "hold", Target: 100, Failed: 0 });
    }

    [Fact]
    public async Task A_plan_for_a_scenario_that_is_not_there_is_refused()
    {
        var problem = await Assert.ThrowsAsync<StackException>(() => Engine.RunAsync(Plans.Open(1, 1), [], new Progress(), _cancellation));

        Assert.Contains("\"web\"", problem.Message, StringComparison.Ordinal);
    }

    private async Task<LoadResult> RunAsync(KestrelServer server, LoadPlan plan)
    {
        using var target = new HttpTarget(server.Address);
        return await Engine.RunAsync(plan, [new GetScenario(target)], new Progress(), _cancellation);
    }
}
