using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Alerting.States;
using Cortico.EmbeddedGrafana.Folders;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cortico.EmbeddedGrafana.Tests.AlertStates;

/// <summary>The recorded life of thirteen rules, with a clock of our own and scripted queries.</summary>
public sealed class LifecycleTests
{
    private const string Rules = "/api/prometheus/grafana/api/v1/rules";

    /// <summary>When the recorded run began: its times count from there.</summary>
    private static readonly DateTimeOffset Begin = new(2026, 11, 22, 17, 53, 12, 500, TimeSpan.Zero);

    [Fact]
    public async Task Every_state_comes_at_the_recorded_moment()
    {
        using var room = await OpenAsync();
        var seen = new Dictionary<string, List<(DateTimeOffset At, string Is)>>(StringComparer.Ordinal);
        while (room.Time.GetUtcNow() < new DateTimeOffset(2026, 11, 22, 17, 57, 0, TimeSpan.Zero))
        {
            await room.TickAsync();
            var now = Now(room);
            foreach (var key in seen.Keys.Where(key => !now.ContainsKey(key)))
            {
                now[key] = "gone";
            }

            foreach (var (key, state) in now.Where(entry => !seen.TryGetValue(entry.Key, out var states) || states[^1].Is != entry.Value))
            {
                (seen.TryGetValue(key, out var list) ? list : seen[key] = []).Add((room.Time.GetUtcNow(), state));
            }
        }

        var recorded = Recorded();
        Assert.Equal(13, recorded.Select(entry => entry.Rule).Distinct(StringComparer.Ordinal).Count() + 1);
        foreach (var (_, key, states) in recorded)
        {
            var got = seen.GetValueOrDefault(key) ?? [];
            Assert.Equal((key, string.Join(" → ", states.Select(state => state.Is))), (key, string.Join(" → ", got.Select(state => state.Is))));

            // Polled each second, and each rule is evaluated up to ten seconds after the moment that it counts for, a failing one three times.
            Assert.All(states.Zip(got), pair => Assert.InRange((pair.First.At - pair.Second.At).TotalSeconds, 0, 15));
        }
    }

    [Theory]
    [InlineData("just after the PUT, before the first evaluation", "17:53:10")]
    [InlineData("normal", "17:53:30")]
    [InlineData("pending", "17:53:50")]
    [InlineData("firing", "17:54:30")]
    [InlineData("recovering", "17:56:30")]
    [InlineData("resolved", "17:57:00")]
    public async Task The_answer_of_each_phase_is_the_recorded_one(string phase, string until)
    {
        using var room = await OpenAsync();
        while (room.Time.GetUtcNow().ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) != until)
        {
            await room.TickAsync();
        }

        AssertLike(RecordedAlerts.Answer(phase, Rules), Answer(room, ""));
    }

    [Theory]
    [InlineData("?state=firing", "rules filtered by state")]
    [InlineData("?folder_uid=build&rule_group=down", "rules filtered by folder and group")]
    [InlineData("?dashboard_uid=api", "rules filtered by dashboard")]
    public async Task A_filter_takes_what_the_recorded_one_took(string query, string name)
    {
        using var room = await OpenAsync();
        while (room.Time.GetUtcNow() < new DateTimeOffset(2026, 11, 22, 17, 57, 0, TimeSpan.Zero))
        {
            await room.TickAsync();
        }

        // By then "several" had been deleted.
        await room.Rules.DeleteGroupAsync(new RuleGroupKey("build", "several"), TestContext.Current.CancellationToken);
        await room.SynchroniseAsync();
        AssertLike(RecordedAlerts.Answer(name, Rules + query), Answer(room, query));
    }

    [Fact]
    public async Task The_notes_of_a_rule_are_the_recorded_ones()
    {
        using var room = await OpenAsync();
        while (room.Time.GetUtcNow() < new DateTimeOffset(2026, 11, 22, 17, 57, 0, TimeSpan.Zero))
        {
            await room.TickAsync();
        }

        var recorded = RecordedAlerts.Answer("annotations made by the alert", "/api/annotations?type=alert&limit=20").EnumerateArray().Select(note => string.Join(
            '|', note.GetProperty("time").GetInt64(), note.GetProperty("prevState").GetString(), note.GetProperty("newState").GetString(), note.GetProperty("text").GetString(),
            JsonNode.Parse(note.GetProperty("data").GetRawText())!.ToJsonString(), string.Join(',', note.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString())))).ToHashSet(StringComparer.Ordinal);
        var written = RecordedAlerts.Rules.SelectMany(rule => room.Annotations((string)rule["uid"]!)).Select(note => string.Join(
            '|', note.Time, note.PreviousState, note.NewState, note.Text, JsonNode.Parse(note.Data.GetRawText())!.ToJsonString(), string.Join(',', note.Tags))).ToHashSet(StringComparer.Ordinal);

        Assert.Equal("", string.Join('\n', recorded.Except(written, StringComparer.Ordinal)));
    }

    [Fact]
    public async Task The_alerts_that_are_posted_are_the_recorded_ones()
    {
        using var room = await OpenAsync();
        while (room.Time.GetUtcNow() < new DateTimeOffset(2026, 11, 22, 17, 54, 30, TimeSpan.Zero))
        {
            await room.TickAsync();
        }

        var last = room.Sink.Take().GroupBy(alert => alert.Labels.ToString(), StringComparer.Ordinal).Select(same => same.Last()).Where(alert => alert.EndsAt > room.Time.GetUtcNow()).ToList();
        var recorded = RecordedAlerts.Answer("firing", "/api/alertmanager/grafana/api/v2/alerts").EnumerateArray().ToList();
        Assert.Equal(recorded.Count, last.Count);
        foreach (var alert in recorded)
        {
            var labels = alert.GetProperty("labels").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!, StringComparer.Ordinal);
            var mine = Assert.Single(last, post => post.Labels.Count == labels.Count && post.Labels.All(label => labels.GetValueOrDefault(label.Key) == label.Value));
            Assert.Equal(
                alert.GetProperty("annotations").EnumerateObject().Select(annotation => annotation.Name + "=" + annotation.Value.GetString()).Order(StringComparer.Ordinal),
                mine.Annotations.Select(annotation => annotation.Key + "=" + annotation.Value).Order(StringComparer.Ordinal));
            Assert.Equal((alert.GetProperty("startsAt").GetDateTimeOffset(), alert.GetProperty("endsAt").GetDateTimeOffset(), alert.GetProperty("generatorURL").GetString()), (mine.StartsAt, mine.EndsAt, mine.GeneratorUrl));
        }
    }

    private static async Task<AlertRoom> OpenAsync()
    {
        var room = await AlertRoom.OpenAsync();
        RecordedScript.Load(room.Evaluator);
        foreach (var rule in RecordedAlerts.Rules)
        {
            await room.PutAsync(rule);
        }

        return room;
    }

    private static Dictionary<string, string> Now(AlertRoom room)
    {
        var now = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in Answer(room, "").GetProperty("data").GetProperty("groups").EnumerateArray())
        {
            foreach (var rule in group.GetProperty("rules").EnumerateArray())
            {
                var uid = rule.GetProperty("uid").GetString()!;
                now[uid] = $"{rule.GetProperty("state")}/{rule.GetProperty("health")}";
                foreach (var alert in rule.TryGetProperty("alerts", out var alerts) ? alerts.EnumerateArray().ToList() : [])
                {
                    now[uid + " " + Labels(alert.GetProperty("labels"))] = $"{alert.GetProperty("state")}/{alert.GetProperty("value")}";
                }
            }
        }

        return now;
    }

    private static List<(string Rule, string Key, List<(DateTimeOffset At, string Is)> States)> Recorded() =>
    [
        .. RecordedAlerts.Lifecycle.GetProperty("timeline").EnumerateArray()
            .Where(entry => entry.GetProperty("rule").GetString() != "paused" && entry.GetProperty("t").GetDouble() is > 1 and < 240)
            .GroupBy(entry => entry.GetProperty("rule").GetString() + (entry.GetProperty("what").ValueKind == JsonValueKind.String ? "" : " " + Labels(entry.GetProperty("what"))), StringComparer.Ordinal)
            .Where(entries => entries.First().GetProperty("what").ValueKind != JsonValueKind.String)
            .Select(entries => (entries.First().GetProperty("rule").GetString()!, entries.Key, entries.Select(entry => (
                Begin.AddSeconds(entry.GetProperty("t").GetDouble()), State(entry.GetProperty("is")))).ToList())),
    ];

    private static string State(JsonElement state) => state.ValueKind == JsonValueKind.String ? "gone" : string.Join('/', state.EnumerateArray().Take(2).Select(part => part.GetString()));

    private static string Labels(JsonElement labels) =>
        string.Join(',', labels.EnumerateObject().Where(label => label.Name != "grafana_folder").OrderBy(label => label.Name, StringComparer.Ordinal).Select(label => label.Name + "=" + label.Value.GetString()));

    private static JsonElement Answer(AlertRoom room, string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        var body = RuleStateAnswer.Write(
            RuleStateFilter.Read(context.Request.Query), room.Rules.All(), FolderPaths.Of(room.Services.GetRequiredService<FolderStore>().All()), room.Book);
        return JsonElement.Parse(Encoding.UTF8.GetString(body.Span));
    }

    /// <summary>The same but for measured times.</summary>
    private static void AssertLike(JsonElement recorded, JsonElement actual) => Assert.Equal(Plain(recorded), Plain(actual));

    private static string Plain(JsonElement answer)
    {
        var node = JsonNode.Parse(answer.GetRawText())!;
        foreach (var group in node["data"]!["groups"]!.AsArray())
        {
            foreach (var part in group!["rules"]!.AsArray().Append(group))
            {
                part!.AsObject().Remove("evaluationTime");
                part.AsObject().Remove("lastEvaluation");

                // Grafana's order of equal states changes from answer to answer.
                if (part["alerts"] is JsonArray alerts)
                {
                    part["alerts"] = new JsonArray([.. alerts.Select(alert => alert!.DeepClone()).OrderBy(alert => alert["labels"]!.ToJsonString(), StringComparer.Ordinal)]);
                }
            }
        }

        return node.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
