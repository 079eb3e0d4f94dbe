using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Annotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

public sealed class SchedulerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_group_is_evaluated_at_its_interval_and_groups_at_different_moments()
    {
        using var room = await AlertRoom.OpenAsync();
        for (var group = 0; group < 30; group++)
        {
            await room.PutAsync(AlertRoom.Rule($"r{group}"), interval: 60);
        }

        await room.TickAsync(18);

        var calls = room.Evaluator.Calls.ToLookup(call => call.Rule, call => call.At, StringComparer.Ordinal);
        Assert.All(calls, times => Assert.Equal([60d, 60], times.Zip(times.Skip(1), (one, other) => (other - one).TotalSeconds)));
        Assert.Equal(30, calls.Count);
        Assert.InRange(calls.Select(times => times.First().Second + (60 * times.First().Minute)).Distinct().Count(), 4, 6);
    }

    [Fact]
    public async Task Rules_of_one_group_are_evaluated_at_the_same_moment()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync("group", 120, AlertRoom.Rule("a", title: "A"), AlertRoom.Rule("b", title: "B"));
        await room.TickAsync(12);
        Assert.Single(room.Evaluator.Calls.Select(call => call.At).Distinct());
    }

    [Fact]
    public async Task A_rule_is_never_evaluated_twice_at_once_and_its_lost_turn_is_counted()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("slow"));
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        room.Evaluator.Before = (_, _) => release.Task;
        await room.SynchroniseAsync();

        var first = room.Scheduler.Dispatch(AlertRoom.Start.AddSeconds(10), Cancellation);
        await Task.WhenAll(room.Scheduler.Dispatch(AlertRoom.Start.AddSeconds(20), Cancellation));

        Assert.Equal((1, 1L), (room.Evaluator.Calls.Count, room.Figures.Dropped));
        release.SetResult();
        await Task.WhenAll(first);
        await Task.WhenAll(room.Scheduler.Dispatch(AlertRoom.Start.AddSeconds(30), Cancellation));
        Assert.Equal((2, 2L), (room.Evaluator.Calls.Count, room.Figures.Evaluations));
    }

    [Fact]
    public async Task No_more_evaluations_run_at_once_than_allowed()
    {
        using var room = await AlertRoom.OpenAsync(services => services.AddSingleton(new EvaluationSettings { Attempts = 1, Spread = false, Concurrency = 3 }));
        await room.PutAsync("group", 10, [.. Enumerable.Range(0, 20).Select(number => AlertRoom.Rule($"r{number}", title: $"R{number}"))]);
        var (running, most) = (0, 0);
        room.Evaluator.Before = async (_, _) =>
        {
            var now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
        };

        await room.TickAsync();

        Assert.Equal(20, room.Evaluator.Calls.Count);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_rule_deleted_while_it_is_evaluated_leaves_no_state()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r"));
        room.Evaluator.Rules["r"] = _ => [ScriptedEvaluator.Series(true, 1, ("job", "web"))];
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        room.Evaluator.Before = (_, _) => release.Task;
        await room.SynchroniseAsync();
        var evaluation = room.Scheduler.Dispatch(AlertRoom.Start.AddSeconds(10), Cancellation);
        await room.Rules.DeleteAsync("r", "", Cancellation);
        var reset = room.Scheduler.Synchronise(Cancellation);

        release.SetResult();
        await Task.WhenAll([.. evaluation, .. reset]);

        Assert.Empty(room.Book.Rules);
    }

    [Fact]
    public async Task A_rule_changed_twice_while_it_is_evaluated_goes_on_in_its_last_form()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r"));
        room.Evaluator.Rules["r"] = _ => [ScriptedEvaluator.Series(true, 1, ("job", "web"))];
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        room.Evaluator.Before = (_, _) => release.Task;
        await room.SynchroniseAsync();
        var tasks = room.Scheduler.Dispatch(AlertRoom.Start.AddSeconds(10), Cancellation).ToList();
        foreach (var wait in new[] { "10s", "20s" })
        {
            await room.PutAsync(AlertRoom.Rule("r", wait));
            tasks.AddRange(room.Scheduler.Synchronise(Cancellation));
        }

        release.SetResult();
        await Task.WhenAll(tasks);
        await room.TickAsync(2);

        Assert.Equal(["Pending"], room.States("r"));
        await room.TickAsync();
        Assert.Equal(["Alerting"], room.States("r"));
    }

    [Fact]
    public async Task An_error_is_tried_again_before_it_counts()
    {
        using var room = await AlertRoom.OpenAsync(services => services.AddSingleton(new EvaluationSettings { Spread = false, RetryDelay = TimeSpan.Zero }));
        await room.PutAsync(AlertRoom.Rule("r"));
        var tries = 0;
        room.Evaluator.Rules["r"] = _ => [++tries < 3 ? ScriptedEvaluator.Error("not now") : ScriptedEvaluator.Series(false, 1, ("job", "web"))];

        await room.TickAsync();

        Assert.Equal((3, "Normal"), (tries, Assert.Single(room.States("r"))));
    }

    [Fact]
    public async Task An_evaluation_without_end_is_an_error_after_its_time()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r"));
        room.Evaluator.Before = (_, cancellation) => Task.Delay(Timeout.Infinite, cancellation);
        await room.SynchroniseAsync();
        var evaluation = room.Scheduler.Dispatch(AlertRoom.Start.AddSeconds(10), Cancellation);

        room.Time.Advance(TimeSpan.FromSeconds(31));
        await Task.WhenAll(evaluation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.Contains("longer than 30 s", room.Only("r").Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_evaluates_by_the_clock_takes_new_rules_at_once_and_stops_when_it_is_told()
    {
        using var room = await AlertRoom.OpenAsync();
        room.Evaluator.Rules["r"] = _ => [ScriptedEvaluator.Series(true, 1, ("job", "web"))];
        await room.PutAsync(AlertRoom.Rule("r"));
        var service = room.Services.GetServices<IHostedService>().OfType<AlertEvaluationService>().Single();
        await service.StartAsync(Cancellation);
        await AdvanceUntilAsync(room, () => room.States("r") is ["Alerting"]);
        Assert.All(room.Evaluator.Calls, call => Assert.Equal(0, call.At.Second % 10));

        // Without the clock going on: a deleted rule is resolved at once.
        room.Sink.Take();
        await room.Rules.DeleteAsync("r", "", Cancellation);
        await UntilAsync(() => !room.Sink.Posted.IsEmpty);

        await service.StopAsync(Cancellation);
        var calls = room.Evaluator.Calls.Count;
        room.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(calls, room.Evaluator.Calls.Count);
    }

    [Fact]
    public async Task A_clock_that_jumps_evaluates_the_last_moment_and_counts_the_others_as_missed()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r"));
        var service = room.Services.GetServices<IHostedService>().OfType<AlertEvaluationService>().Single();
        await service.StartAsync(Cancellation);
        await AdvanceUntilAsync(room, () => room.Evaluator.Calls.Count == 1);
        await UntilAsync(() => room.Figures.Evaluations == 1);
        var before = room.Figures.MissedTicks;

        room.Time.Advance(TimeSpan.FromMinutes(10));
        await UntilAsync(() => room.Evaluator.Calls.Count >= 2);

        Assert.InRange(room.Figures.MissedTicks - before, 58, 60);
        await service.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_day_of_alerting_takes_seconds()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r", "1m"));

        // Half an hour of every hour.
        room.Evaluator.Rules["r"] = at => [ScriptedEvaluator.Series(at.Minute >= 30, 1, ("job", "web"))];
        var watch = System.Diagnostics.Stopwatch.StartNew();

        await room.TickAsync(24 * 360);

        var notes = room.Services.GetRequiredService<AnnotationStore>().Find(new AnnotationQuery(AlertRuleUid: "r", Limit: 1000));
        // The day begins and ends within such a half hour.
        Assert.Equal((25, 24), (notes.Count(note => note.NewState == "Alerting"), notes.Count(note => note.NewState == "Normal")));
        Assert.Equal(24L * 360, room.Figures.Evaluations);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"it took {watch.Elapsed}");
    }

    /// <summary>Moves the clock, second by second, until something is so: the service sets its timer in its own time.</summary>
    private static async Task AdvanceUntilAsync(AlertRoom room, Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            room.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Cancellation);
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(1, limit.Token);
        }
    }
}
