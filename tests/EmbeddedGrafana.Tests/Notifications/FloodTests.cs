using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

public sealed class FloodTests
{
    private const int Alerts = 10_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Each in a group of its own, by a real webhook and the real clock.</summary>
    [Fact]
    public async Task Ten_thousand_alerts_at_once_are_all_told_once()
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => 200, Cancellation);
        await using var grafana = new TestGrafana { Variables = { ["GF_UNIFIED_ALERTING_ALERTMANAGER_CONFIG_POLL_INTERVAL"] = "1s" } };
        await grafana.InitializeAsync();
        await grafana.SendAsync(HttpMethod.Post, "/api/v1/provisioning/contact-points",
            new JsonObject { ["uid"] = "w", ["name"] = "w", ["type"] = "webhook", ["settings"] = new JsonObject { ["url"] = receiver.Url } }.ToJsonString(), Cancellation);
        await grafana.SendAsync(HttpMethod.Put, "/api/v1/provisioning/policies", """{"receiver":"w","group_by":["..."],"group_wait":"1s","group_interval":"5m","repeat_interval":"4h"}""", Cancellation);
        var dispatcher = grafana.Services.GetRequiredService<Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch.Dispatcher>();
        await Eventually.TrueAsync(() => Task.FromResult(dispatcher.Root?.Receiver == "w"), TimeSpan.FromSeconds(30), Cancellation);
        var now = DateTimeOffset.UtcNow;
        var watch = Stopwatch.StartNew();

        await dispatcher.PostAsync([.. Enumerable.Range(0, Alerts).Select(number => new PostedAlert(
            Fingerprint.Set([KeyValuePair.Create("alertname", "Flood"), KeyValuePair.Create("n", number.ToString(CultureInfo.InvariantCulture))]),
            new Dictionary<string, string> { ["summary"] = "one of many" }, now, now.AddHours(1), "http://localhost/"))], Cancellation);
        await Eventually.TrueAsync(() => Task.FromResult(receiver.Received.Count >= Alerts), TimeSpan.FromSeconds(120), Cancellation);

        TestContext.Current.SendDiagnosticMessage($"{Alerts} notifications in {watch.Elapsed.TotalSeconds:0.0} s");
        await dispatcher.QuietAsync();
        Assert.Equal(Alerts, receiver.Received.Count);
    }
}
