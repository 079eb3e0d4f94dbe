using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Webhooks;
using Cortico.EmbeddedGrafana.Alerting.Policies;
using Cortico.EmbeddedGrafana.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

/// <summary>Five minutes of a real Grafana's alerts, posted at the same moments: the same notifications leave, in the same order.</summary>
public sealed class RecordedReplayTests
{
    private const double PollAt = 34.7;

    [Fact]
    public async Task The_same_alerts_make_the_same_webhooks()
    {
        await using var notifier = new TestNotifier(new NotifierSettings { PollInterval = TimeSpan.FromSeconds(PollAt) }, start: RecordedNotifications.Origin);
        var content = Content(notifier.Time);
        var sent = new List<(double Second, string Path, string Key, JsonNode Body, string Line)>();
        notifier.Integrations.BeforeDelivery = delivery =>
        {
            var built = content.Build(delivery.Notification, 10);
            var body = WebhookBody.Write(built, DefaultText.Title(built), DefaultText.Message(built));
            var second = Math.Round((delivery.At - RecordedNotifications.Origin).TotalSeconds, 1);
            var path = delivery.Point == "build-secret" ? "/secret" : "/hook";
            var line = string.Create(CultureInfo.InvariantCulture, $"{second:0.0} {path} {built.GroupKey} {string.Concat(built.Alerts.Select(alert => alert.IsResolved ? '-' : '+'))}");
            lock (sent)
            {
                sent.Add((second, path, built.GroupKey, JsonNode.Parse(body)!, line));
            }

            return Task.CompletedTask;
        };
        await notifier.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await notifier.AddPointAsync("build-webhook");
        await notifier.AddPointAsync("build-secret");
        await notifier.SetPolicyAsync(TestNotifier.Policy("build-webhook", "1s", "10s", "1m") with
        {
            GroupBy = ["grafana_folder", "alertname"],
            Routes = [new PolicyRoute { Receiver = "build-secret", ObjectMatchers = [["secret", "=", "yes"]], Continue = true }, new PolicyRoute { Receiver = "build-webhook" }],
        });

        await PlayAsync(notifier);

        // Within one tenth of a second the groups have no order of their own. Whether the first repeat of what was told at 34.7
        // comes with the sixth flush after that or the seventh is a race in Grafana; the others there came with the sixth, as here.
        Assert.Equal(
            RecordedNotifications.Received.Where(line => !IsRacing(line)).Order(StringComparer.Ordinal),
            sent.Select(one => one.Line).Where(line => !IsRacing(line)).Order(StringComparer.Ordinal));
        Assert.Equal([94.7, 154.7, 214.7, 274.7], sent.Where(one => IsRacing(one.Line)).Select(one => one.Second).Distinct());
        Assert.Equal(sent.Select(one => one.Second).Order(), sent.Select(one => one.Second));
        foreach (var hook in RecordedNotifications.Webhooks)
        {
            var recorded = JsonNode.Parse(hook.GetProperty("body").GetRawText())!;
            var (second, path, key) = (RecordedNotifications.Second(hook), hook.GetProperty("path").GetString(), recorded["groupKey"]!.GetValue<string>());
            var body = Assert.Single(sent, one => Math.Abs(one.Second - (IsRacing(one.Line) ? second - 10 : second)) < 0.01 && one.Path == path && one.Key == key).Body;
            Assert.Equal(RecordedNotifications.Comparable(recorded).ToJsonString(), RecordedNotifications.Comparable(body).ToJsonString());
        }
    }

    [Theory]
    [InlineData("firing")]
    [InlineData("resolved")]
    public async Task The_body_is_Grafana_s_byte_for_byte_so_that_its_signature_is_the_same(string status)
    {
        var hook = RecordedNotifications.Webhooks.First(hook => hook.GetProperty("path").GetString() == "/secret" && hook.GetProperty("body").GetProperty("status").GetString() == status);
        var recorded = hook.GetProperty("body");
        var alert = recorded.GetProperty("alerts")[0];
        var until = alert.GetProperty("panelURL").GetString()!.Split("to=")[1].Split('&')[0];
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(until, CultureInfo.InvariantCulture)));
        var posted = RecordedNotifications.Posted(alert, time.GetUtcNow());
        var kept = Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts.Alert.Of(posted, time.GetUtcNow()) with { StartsAt = alert.GetProperty("startsAt").GetDateTimeOffset() };
        var group = Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts.Fingerprint.Set(posted.Labels.Where(label => label.Key is "alertname" or "grafana_folder"));
        var built = Content(time).Build(new Notification("build-secret", recorded.GetProperty("groupKey").GetString()!, group, [new NotifiedAlert(kept, status == "resolved")]), 0);

        var body = WebhookBody.Write(built, DefaultText.Title(built), DefaultText.Message(built));

        var headers = hook.GetProperty("headers");
        Assert.Equal(headers.GetProperty("Content-Length").GetString(), body.Length.ToString(CultureInfo.InvariantCulture));

        // That Grafana had stored the placeholder as the nested secret when it was sent back.
        var signature = new HmacSettings("[REDACTED]", HmacSettings.DefaultHeader, "X-Time").Sign(body, headers.GetProperty("X-Time").GetString());
        Assert.Equal(headers.GetProperty("X-Grafana-Alerting-Signature").GetString(), signature);
        await Task.CompletedTask;
    }

    private static bool IsRacing(string line) => !line.StartsWith("34.7", StringComparison.Ordinal)
        && (line.Contains("\"DatasourceError\"", StringComparison.Ordinal) || line.Contains("\"No data, KeepLast\"", StringComparison.Ordinal) || line.Contains("\"Error, Alerting\"", StringComparison.Ordinal));

    private static ContentBuilder Content(TimeProvider time) =>
        new(GrafanaSettings.Read(name => name == "GF_SERVER_ROOT_URL" ? "http://127.0.0.1:18002/" : null), time);

    /// <summary>
    /// An alert is posted at the moment of its first notification, where that was sent at once, and half a second before its
    /// later ones; what fires or has just resolved is posted again every ten seconds, as rules do.
    /// </summary>
    private static async Task PlayAsync(TestNotifier notifier)
    {
        var steps = Steps().ToLookup(step => step.Tenth, step => step.Alert);
        var current = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        for (var tenth = 1; tenth <= 2850; tenth++)
        {
            notifier.Time.Advance(TimeSpan.FromSeconds(0.1));
            await notifier.Dispatcher.QuietAsync();
            var now = notifier.Time.GetUtcNow();
            var posts = steps[tenth].ToList();
            foreach (var alert in posts)
            {
                current[alert.GetProperty("fingerprint").GetString()!] = alert;
            }

            if (tenth == 2648)
            {
                // The rule "Several targets" is deleted: its series are posted no more but for the end of what fired.
                current.Where(pair => pair.Value.GetProperty("ruleUID").GetString() == "several").Select(pair => pair.Key).ToList().ForEach(key => current.Remove(key));
            }

            if (tenth % 100 == 30)
            {
                posts = [.. current.Values];
            }

            if (posts.Count > 0)
            {
                await notifier.Dispatcher.PostAsync([.. posts.Select(alert => RecordedNotifications.Posted(alert, now))], TestContext.Current.CancellationToken);
                await notifier.Dispatcher.QuietAsync();
            }
        }
    }

    private static IEnumerable<(int Tenth, JsonElement Alert)> Steps()
    {
        var last = new Dictionary<string, string>(StringComparer.Ordinal);
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hook in RecordedNotifications.Webhooks.Where(hook => hook.GetProperty("path").GetString() == "/hook"))
        {
            var isFirst = groups.Add(hook.GetProperty("body").GetProperty("groupKey").GetString()!);
            var tenth = (int)Math.Round(RecordedNotifications.Second(hook) * 10);
            foreach (var alert in hook.GetProperty("body").GetProperty("alerts").EnumerateArray())
            {
                var (key, state) = (alert.GetProperty("fingerprint").GetString()!, alert.GetProperty("status").GetString() + alert.GetProperty("annotations"));
                if (last.GetValueOrDefault(key) != state)
                {
                    if (alert.GetProperty("ruleUID").GetString() == "miss" && isFirst && alert.GetProperty("labels").GetProperty("job").GetString() == "web")
                    {
                        // Its second turn is among the arrivals, without its body.
                        yield return (1942, JsonElement.Parse(alert.GetRawText().Replace("17:53:20Z", "17:56:20Z", StringComparison.Ordinal)));
                    }

                    last[key] = state;
                    yield return (!isFirst ? tenth - 5 : tenth <= PollAt * 10 ? tenth - 100 : tenth, alert);
                }
            }
        }
    }
}
