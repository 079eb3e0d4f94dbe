using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Webhooks;
using Cortico.EmbeddedGrafana.Configuration;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

public sealed class WebhookTests
{
    private static readonly DateTimeOffset Now = TestNotifier.Start;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_posts_json_with_the_headers_of_Grafana()
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => 200, Cancellation);

        await Integration(new() { ["url"] = receiver.Url }).SendAsync(Firing(1), Cancellation);

        var (method, headers, body) = Assert.Single(receiver.Received);
        Assert.Equal("POST", method);
        Assert.Equal(("Grafana", "application/json", "gzip", "close"), (headers["User-Agent"], headers["Content-Type"], headers["Accept-Encoding"], headers["Connection"]));
        Assert.Equal("firing", JsonDocument.Parse(body).RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Method_basic_authentication_and_headers_are_as_set()
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => 200, Cancellation);

        await Integration(new() { ["url"] = receiver.Url, ["httpMethod"] = "PUT", ["username"] = "u", ["password"] = "hunter2", ["headers"] = new JsonObject { ["X-Team"] = "web" } }).SendAsync(Firing(1), Cancellation);

        var (method, headers, _) = Assert.Single(receiver.Received);
        Assert.Equal(("PUT", "Basic dTpodW50ZXIy", "web"), (method, headers["Authorization"], headers["X-Team"]));
    }

    [Theory]
    [InlineData(null, "Bearer t0k")]
    [InlineData("Token", "Token t0k")]
    public async Task Credentials_go_with_their_scheme(string? scheme, string expected)
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => 200, Cancellation);

        await Integration(new() { ["url"] = receiver.Url, ["authorization_scheme"] = scheme, ["authorization_credentials"] = "t0k" }).SendAsync(Firing(1), Cancellation);

        Assert.Equal(expected, Assert.Single(receiver.Received).Headers["Authorization"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("X-Time")]
    public async Task The_signature_is_over_the_body_with_the_time_stamp_where_one_is_wanted(string? timestampHeader)
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => 200, Cancellation);

        await Integration(new() { ["url"] = receiver.Url, ["hmacConfig"] = new JsonObject { ["secret"] = "shh", ["timestampHeader"] = timestampHeader } }).SendAsync(Firing(1), Cancellation);

        var (_, headers, body) = Assert.Single(receiver.Received);
        byte[] signed = timestampHeader is null ? body : [.. Encoding.UTF8.GetBytes(headers[timestampHeader] + ":"), .. body];
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData("shh"u8, signed)), headers["X-Grafana-Alerting-Signature"]);
        Assert.Equal(timestampHeader is not null, headers.ContainsKey("X-Time"));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(429, true)]
    [InlineData(400, false)]
    [InlineData(404, false)]
    [InlineData(301, false)]
    [InlineData(307, false)]
    public async Task Only_what_may_pass_is_retried_and_no_redirect_is_followed(int status, bool retry)
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => status, Cancellation);

        var error = await Assert.ThrowsAsync<NotificationFailedException>(() => Integration(new() { ["url"] = receiver.Url }).SendAsync(Firing(1), Cancellation));

        Assert.Equal(retry, error.Retry);
        Assert.Contains("webhook response status " + status, error.Message, StringComparison.Ordinal);
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task A_dead_receiver_is_named_in_Go_s_words()
    {
        var port = FreePort.Next();

        var error = await Assert.ThrowsAsync<NotificationFailedException>(() => Integration(new() { ["url"] = $"http://127.0.0.1:{port}/" }).SendAsync(Firing(1), Cancellation));

        Assert.True(error.Retry);
        Assert.Equal($"Post \"<redacted>\": dial tcp 127.0.0.1:{port}: connect: connection refused", error.Message);
    }

    [Theory]
    [InlineData("http://example.org/hook", "example.org:80")]
    [InlineData("https://10.0.0.1/", "10.0.0.1:443")]
    [InlineData("http://169.254.169.254/latest", "169.254.169.254:80")]
    [InlineData("http://3232235521/", "192.168.0.1:80")]
    [InlineData("http://[fd00::1]:8080/", "[fd00::1]:8080")]
    [InlineData("file:///etc/passwd", "no http or https address")]
    [InlineData("ftp://localhost/", "no http or https address")]
    public void What_lies_beyond_the_stack_is_refused_with_the_way_to_allow_it(string url, string named) =>
        Assert.Contains(named, new AllowedTargets([]).Problem(url), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:8080/")]
    [InlineData("http://127.9.9.9/")]
    [InlineData("http://[::1]:80/")]
    [InlineData("http://web:8000/hook")]
    [InlineData("https://hooks.example.org/a")]
    [InlineData("http://alerts.example.org:9000/")]
    public void This_machine_the_stack_and_what_is_named_are_allowed(string url) =>
        Assert.Null(new AllowedTargets(["hooks.example.org", "alerts.example.org:9000"]).Problem(url));

    [Fact]
    public async Task MaxAlerts_leaves_out_the_rest_and_counts_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => 200, Cancellation);

        await Integration(new() { ["url"] = receiver.Url, ["maxAlerts"] = 3 }).SendAsync(Firing(10), Cancellation);

        var body = JsonDocument.Parse(Assert.Single(receiver.Received).Body).RootElement;
        Assert.Equal((3, 7), (body.GetProperty("alerts").GetArrayLength(), body.GetProperty("truncatedAlerts").GetInt32()));
        Assert.StartsWith("[FIRING:3]", body.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_past_the_limit_has_alerts_left_out_until_it_fits()
    {
        const int Most = 200_000;
        await using var receiver = await WebhookReceiver.StartAsync(_ => 200, Cancellation);

        await Integration(new() { ["url"] = receiver.Url }, Most).SendAsync(Firing(1000), Cancellation);

        var raw = Assert.Single(receiver.Received).Body;
        var body = JsonDocument.Parse(raw).RootElement;
        Assert.InRange(raw.Length, Most / 4, Most);
        Assert.InRange(body.GetProperty("truncatedAlerts").GetInt32(), 1, 999);
        Assert.Equal(1000, body.GetProperty("alerts").GetArrayLength() + body.GetProperty("truncatedAlerts").GetInt32());
    }

    [Theory]
    [InlineData("Plain words", "Plain words")]
    [InlineData("""!! {{ template "default.title" . }} !!""", "!! [FIRING:1] a (1) !!")]
    [InlineData("""{{ .Unknown }}""", "[FIRING:1] a (1)")]
    public async Task Titles_are_text_or_Grafana_s_own_template(string title, string expected)
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => 200, Cancellation);

        await Integration(new() { ["url"] = receiver.Url, ["title"] = title }).SendAsync(Firing(1), Cancellation);

        Assert.Equal(expected, JsonDocument.Parse(Assert.Single(receiver.Received).Body).RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_receiver_that_fails_first_is_told_in_the_end()
    {
        await using var receiver = await WebhookReceiver.StartAsync(count => count < 3 ? 500 : 200, Cancellation);
        var targets = new AllowedTargets([]);
        await using var notifier = new TestNotifier(factory: time => new WebhookOnly(targets, time));
        await notifier.AddPointAsync("real", settings: new JsonObject { ["url"] = receiver.Url });
        await notifier.StartAsync(TestNotifier.Policy("real", wait: "1s"));
        notifier.Time.Advance(TimeSpan.FromSeconds(1));
        await notifier.Dispatcher.PostAsync([new PostedAlert(Fingerprint.Set([KeyValuePair.Create("alertname", "a")]), new Dictionary<string, string>(), Now.AddSeconds(-9), Now.AddHours(1), "")], Cancellation);

        // The pauses between tries are of the notifier's clock: it runs while the answers take real time.
        await Eventually.TrueAsync(() =>
        {
            notifier.Time.Advance(TimeSpan.FromMilliseconds(100));
            return Task.FromResult(receiver.Received.Count == 3 && notifier.Dispatcher.Groups.All(group => group.Running.IsCompleted));
        }, TimeSpan.FromSeconds(30), Cancellation);

        Assert.Null(notifier.Dispatcher.Receivers.Single(one => one.Name == "real").Integrations[0].LastAttempt?.Error);
    }

    private static WebhookIntegration Integration(JsonObject settings, int mostBytes = WebhookIntegration.MostBytes) =>
        new(WebhookSettings.Of(settings), Content(), new DefaultText(), new WebhookClient(new AllowedTargets([]), TimeProvider.System), TimeProvider.System, mostBytes);

    private static ContentBuilder Content() => new(GrafanaSettings.Read(_ => null), TimeProvider.System);

    private static Notification Firing(int count) => new("ops", "{}:{alertname=\"a\"}", Fingerprint.Set([KeyValuePair.Create("alertname", "a")]), [.. Enumerable.Range(1, count).Select(number =>
        new NotifiedAlert(Alert.Of(new PostedAlert(
            Fingerprint.Set([KeyValuePair.Create("alertname", "a"), KeyValuePair.Create("n", number.ToString(System.Globalization.CultureInfo.InvariantCulture))]),
            new Dictionary<string, string> { ["summary"] = new string('s', 100) }, Now, Now.AddHours(1), "http://localhost/"), Now), IsResolved: false))]);

    private sealed class WebhookOnly(AllowedTargets targets, TimeProvider time) : IIntegrationFactory
    {
        public IIntegration Create(Cortico.EmbeddedGrafana.Alerting.ContactPoints.ContactPoint point) =>
            new WebhookIntegration(WebhookSettings.Of(point.SettingsWithSecrets()), Content(), new DefaultText(), new WebhookClient(targets, time), time);
    }
}
