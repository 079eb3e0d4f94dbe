using System.Text.Json.Nodes;
using Cortico.Stack.FireDrills;

namespace Cortico.Stack.Tests.FireDrills;

public sealed class PayloadCheckTests
{
    private const string Recorded = "Recorded/notifications.json";

    [Fact]
    public void All_that_a_Grafana_12_4_was_recorded_to_send_of_rules_is_right()
    {
        // The alert of "test this contact point" is of no rule, and its links lead nowhere.
        var bodies = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, Recorded)))!["webhooks"]!.AsArray().Select(hook => hook!["body"]).OfType<JsonObject>().Where(body => body["groupLabels"]?["alertname"]?.GetValue<string>() != "TestAlert").ToList();

        Assert.True(bodies.Count > 10);
        Assert.All(bodies, body => Assert.Empty(PayloadCheck.Problems(body)));
    }

    [Theory]
    [InlineData("$.status", "\"resolved\"", "\"status\" is \"resolved\"")]
    [InlineData("$.state", "\"ok\"", "\"state\" is \"ok\"")]
    [InlineData("$.alerts", "[]", "\"alerts\" is empty")]
    [InlineData("$.version", "1", "\"version\" is no text")]
    [InlineData("$.truncatedAlerts", "\"0\"", "\"truncatedAlerts\" is no number")]
    [InlineData("$.commonLabels", """{"service":"redis"}""", "\"commonLabels\" has service=redis")]
    [InlineData("$.alerts[0].fingerprint", "\"xyz\"", "\"fingerprint\" is \"xyz\"")]
    [InlineData("$.alerts[0].startsAt", "\"0001-01-01T00:00:00Z\"", "\"startsAt\" is")]
    [InlineData("$.alerts[0].endsAt", "\"2026-11-22T17:53:40Z\"", "it fires, and \"endsAt\"")]
    [InlineData("$.alerts[0].labels", """{"alertname":"x"}""", "the label \"grafana_folder\" is missing")]
    [InlineData("$.alerts[0].annotations", """{"__panelId__":"1"}""", "Grafana's own")]
    [InlineData("$.alerts[0].generatorURL", "\"alerting/x\"", "no whole address")]
    [InlineData("$.alerts[0].values", "[]", "\"values\" is neither")]
    public void What_is_wrong_is_named(string path, string value, string said)
    {
        var body = Messages.Firing();
        Put(body, path, JsonNode.Parse(value));

        Assert.Contains(PayloadCheck.Problems(body), problem => problem.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void An_end_before_the_beginning_is_named()
    {
        var body = Messages.Resolved();
        Put(body, "$.alerts[0].endsAt", "2020-01-01T00:00:00Z");

        Assert.Contains(PayloadCheck.Problems(body), problem => problem.Contains("lies before", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{{ $labels.service }} is down")]
    [InlineData("[no value] cores")]
    [InlineData("")]
    public void A_text_that_was_not_filled_is_named(string text)
    {
        var alert = Messages.Firing()["alerts"]![0]!.AsObject();
        alert["annotations"]!["summary"] = text;

        Assert.Contains("summary", Assert.Single(PayloadCheck.Unfilled(alert)), StringComparison.Ordinal);
    }

    [Fact]
    public void No_JSON_is_named() => Assert.Equal(["the body is no JSON object"], PayloadCheck.Problems(null));

    private static void Put(JsonObject body, string path, JsonNode? value)
    {
        var owner = path.Contains("[0]", StringComparison.Ordinal) ? body["alerts"]![0]! : body;
        owner[path[(path.LastIndexOf('.') + 1)..]] = value;
    }
}
