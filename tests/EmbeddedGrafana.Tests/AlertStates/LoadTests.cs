using System.Diagnostics;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

public sealed class LoadTests
{
    [Fact]
    public async Task Ten_thousand_series_that_begin_to_fire_at_once_are_posted_within_their_interval()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r"));
        room.Evaluator.Rules["r"] = _ => [.. Enumerable.Range(0, 10_000).Select(number => ScriptedEvaluator.Series(true, number, ("instance", $"host-{number}"), ("job", "web")))];
        var watch = Stopwatch.StartNew();
        await room.TickAsync();
        var first = watch.Elapsed;
        Assert.Equal(10_000, room.Sink.Take().Count);

        watch.Restart();
        await room.TickAsync();
        var second = watch.Elapsed;
        watch.Restart();
        room.Restart();
        var restart = watch.Elapsed;

        Assert.Equal(10_000, room.States("r").Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"first {first}, second {second}, restart {restart}");
        Assert.True(first < TimeSpan.FromSeconds(10), $"it took {first}");
    }

    [Fact]
    public async Task A_thousand_rules_are_evaluated_well_within_their_interval()
    {
        using var room = await AlertRoom.OpenAsync();
        for (var group = 0; group < 10; group++)
        {
            await room.PutAsync($"g{group}", 10, [.. Enumerable.Range(0, 100).Select(number => AlertRoom.Rule($"r{group}-{number}", title: $"Rule {group} {number}"))]);
        }

        foreach (var rule in room.Rules.All())
        {
            room.Evaluator.Rules[rule.Uid] = _ => [ScriptedEvaluator.Series(true, 1, ("job", "web"))];
        }

        await room.TickAsync();
        var watch = Stopwatch.StartNew();
        await room.TickAsync(3);

        TestContext.Current.TestOutputHelper?.WriteLine($"three rounds {watch.Elapsed}");
        Assert.Equal(4000L, room.Figures.Evaluations);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"it took {watch.Elapsed}");
    }
}
