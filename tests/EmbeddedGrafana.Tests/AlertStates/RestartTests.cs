using Cortico.EmbeddedGrafana.Alerting.Evaluation;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

public sealed class RestartTests
{
    private static IReadOnlyList<ConditionResult> Firing(DateTimeOffset at) => [ScriptedEvaluator.Series(true, 0, ("job", "web"))];

    private static IReadOnlyList<ConditionResult> Normal(DateTimeOffset at) => [ScriptedEvaluator.Series(false, 1, ("job", "web"))];

    [Fact]
    public async Task What_fires_goes_on_firing_and_is_not_begun_anew()
    {
        using var room = await FiringAsync();
        var before = room.Only("r");

        room.Restart();
        var restored = room.Only("r");
        Assert.Equal((before.State, before.StartsAt, before.LastSentAt, before.ValueString), (restored.State, restored.StartsAt, restored.LastSentAt, restored.ValueString));
        Assert.Equal(before.Annotations, restored.Annotations);
        room.Sink.Take();
        await room.TickAsync();

        // The next post comes when it would have come without the restart: nothing is told twice.
        Assert.Empty(room.Sink.Take());
        Assert.Equal((before.State, before.StartsAt), (room.Only("r").State, room.Only("r").StartsAt));
    }

    [Fact]
    public async Task What_has_recovered_meanwhile_is_resolved_with_the_first_evaluation()
    {
        using var room = await FiringAsync();
        room.Restart();
        room.Sink.Take();
        room.Evaluator.Rules["r"] = Normal;

        await room.TickAsync();

        var resolved = Assert.Single(room.Sink.Take());
        Assert.Equal(room.Time.GetUtcNow(), resolved.EndsAt);
    }

    [Fact]
    public async Task Pending_goes_on_counting()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r", "30s"));
        room.Evaluator.Rules["r"] = Firing;
        await room.TickAsync(2);
        room.Restart();
        await room.TickAsync();
        Assert.Equal(["Pending"], room.States("r"));

        await room.TickAsync();

        Assert.Equal(["Alerting"], room.States("r"));
    }

    [Fact]
    public async Task A_rule_that_was_deleted_just_before_the_end_is_resolved_after_the_start()
    {
        using var room = await FiringAsync();
        await room.Rules.DeleteAsync("r", "", TestContext.Current.CancellationToken);
        room.Restart();
        room.Sink.Take();

        await room.SynchroniseAsync();

        Assert.Equal("RuleDeleted", Assert.Single(room.Sink.Take()).Annotations["grafana_state_reason"]);
        room.Restart();
        Assert.Empty(room.Book.Rules);
    }

    [Fact]
    public async Task A_series_that_was_missing_once_is_missing_twice_after_the_start()
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r"));
        room.Evaluator.Rules["r"] = _ => [ScriptedEvaluator.Series(true, 0, ("job", "web")), ScriptedEvaluator.Series(true, 0, ("job", "other"))];
        await room.TickAsync(3);
        room.Evaluator.Rules["r"] = Firing;
        await room.TickAsync();
        room.Restart();
        Assert.Equal(2, room.States("r").Count);

        await room.TickAsync();

        Assert.Equal(["Alerting"], room.States("r"));
    }

    [Fact]
    public async Task A_restart_after_each_evaluation_changes_nothing()
    {
        const string Results = "nnaaannaaaaaaaddaaaeenaannnnaaaaaaaann";
        var plain = await RunAsync(Results, restarts: false);
        var restarted = await RunAsync(Results, restarts: true);

        Assert.Equal(plain, restarted);
    }

    private static async Task<List<string>> RunAsync(string results, bool restarts)
    {
        using var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r", "20s", "20s", "KeepLast", "OK"));
        var seen = new List<string>();
        foreach (var letter in results)
        {
            room.Evaluator.Rules["r"] = at => letter switch
            {
                'a' => Firing(at),
                'd' => [ScriptedEvaluator.NoData()],
                'e' => [ScriptedEvaluator.Error("broken")],
                _ => Normal(at),
            };
            await room.TickAsync();
            var posts = string.Join(';', room.Sink.Take().Select(post => $"{post.Labels} {post.StartsAt:O} {post.EndsAt:O}"));
            seen.Add($"{room.Time.GetUtcNow():O} {string.Join(',', room.States("r"))} {posts} {room.Annotations("r").Count}");
            if (restarts)
            {
                room.Restart();
            }
        }

        return seen;
    }

    private static async Task<AlertRoom> FiringAsync()
    {
        var room = await AlertRoom.OpenAsync();
        await room.PutAsync(AlertRoom.Rule("r"));
        room.Evaluator.Rules["r"] = Firing;
        await room.TickAsync(2);
        return room;
    }
}
