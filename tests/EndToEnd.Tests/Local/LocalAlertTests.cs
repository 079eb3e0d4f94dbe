using System.Net;
using System.Text.Json.Nodes;
using Cortico.Stack.Commands;
using Cortico.Stack.Engines;
using Cortico.Stack.FireDrills;
using Cortico.Testing;

namespace Cortico.EndToEnd.Tests;

/// <summary>One alert from cause to notification to its end, in real time, on the real Prometheus, with the rules that Up imports.</summary>
[Collection(nameof(LocalRuns))]
public sealed class LocalAlertTests(LocalStackUnderTest stack)
{
    private const string RedisAway = "Redis away";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redis_goes_away_and_comes_back_and_both_are_told_with_the_rules_own_words()
    {
        var address = new IPEndPoint(IPAddress.Loopback, FreePort.Next());
        await using var receiver = await NotificationReceiver.ListenAsync(address, TimeProvider.System, Cancellation);
        Command ToReceiver(string task) => stack.Build(task).With("ALERT_WEBHOOK_URL", $"http://{address}/alerts");
        var imported = await ToReceiver("ImportAlerts").RunAsync(Cancellation);
        Assert.True(imported.Succeeded, imported.Complaint);

        // Another test may have stopped Redis just now: what fires already is not told again.
        await Eventually.GetAsync(() => StateAsync(RedisAway), state => state == "inactive", Patience, Cancellation);

        await stack.KillAsync(ServiceName.Redis);
        await Eventually.GetAsync(() => StateAsync(RedisAway), state => state == "firing", Patience, Cancellation);
        var firing = await Eventually.GetAsync(() => Task.FromResult(Told(receiver, "firing")), alert => alert is not null, Patience, Cancellation);
        var up = await ToReceiver("Up").RunAsync(Cancellation);
        var resolved = await Eventually.GetAsync(() => Task.FromResult(Told(receiver, "resolved")), alert => alert is not null, Patience, Cancellation);
        await Eventually.GetAsync(() => StateAsync(RedisAway), state => state == "inactive", Patience, Cancellation);

        Assert.True(up.Succeeded, up.Complaint);
        Assert.Equal("Redis does not answer the web app", firing!["annotations"]!["summary"]!.GetValue<string>());
        Assert.Equal("critical", firing["labels"]!["severity"]!.GetValue<string>());
        Assert.Equal(firing["fingerprint"]!.GetValue<string>(), resolved!["fingerprint"]!.GetValue<string>());
    }

    private static JsonNode? Told(NotificationReceiver receiver, string status) => receiver.Received
        .SelectMany(message => message.Body!["alerts"]!.AsArray())
        .FirstOrDefault(alert => alert!["status"]!.GetValue<string>() == status && alert["labels"]!["alertname"]!.GetValue<string>() == RedisAway);

    private async Task<string?> StateAsync(string rule) => (await stack.GrafanaAsync("/api/prometheus/grafana/api/v1/rules")).GetProperty("data").GetProperty("groups").EnumerateArray()
        .SelectMany(group => group.GetProperty("rules").EnumerateArray()).Single(r => r.GetProperty("name").GetString() == rule).GetProperty("state").GetString();
}
