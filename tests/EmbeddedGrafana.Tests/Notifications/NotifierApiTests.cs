using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Dispatch;
using Cortico.EmbeddedGrafana.Tests.Recorded;
using Cortico.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

/// <summary>The paths below <c>/api/alertmanager/grafana</c>, against what a real Grafana answered there.</summary>
public sealed class NotifierApiTests : IAsyncLifetime
{
    private const string Api = "/api/alertmanager/grafana";

    private static readonly IReadOnlyList<JsonElement> Exchanges = Load();

    private readonly TestGrafana _grafana = new() { Variables = { ["GF_SERVER_ROOT_URL"] = "http://127.0.0.1:18002/" } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _grafana.InitializeAsync();

    public ValueTask DisposeAsync() => _grafana.DisposeAsync();

    [Fact]
    public async Task Silences_are_answered_as_by_a_real_Grafana()
    {
        await PostDownAsync();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var exchange in Exchanges.Where(exchange => exchange.GetProperty("name").GetString()!.Contains("silence", StringComparison.Ordinal)))
        {
            var (status, body) = await ReplayAsync(exchange, ids);
            var recorded = exchange.GetProperty("response");
            Assert.Equal(recorded.GetProperty("status").GetInt32(), status);
            Assert.Equal("", string.Join('\n', AnswerComparison.Differences(recorded.GetProperty("body"), body).Concat(AnswerComparison.Words(recorded.GetProperty("body"), body)).Select(line => exchange.GetProperty("name") + ": " + line)));
            if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("silenceID", out var id))
            {
                ids[recorded.GetProperty("body").GetProperty("silenceID").GetString()!] = id.GetString()!;
            }
        }

        Assert.Single(ids);
    }

    [Theory]
    [InlineData("receivers/test, delivered", 200)]
    [InlineData("receivers/test, answers 500", 500)]
    [InlineData("receivers/test, refused", 0)]
    public async Task A_contact_point_is_tried_as_by_a_real_Grafana(string name, int answer)
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => answer, Cancellation);
        var exchange = Exchanges.Single(exchange => exchange.GetProperty("name").GetString() == name);
        var recorded = exchange.GetProperty("response");
        var dead = FreePort.Next();
        var text = exchange.GetProperty("request").GetProperty("body").GetRawText()
            .Replace("http://127.0.0.1:18099/test", receiver.Url, StringComparison.Ordinal).Replace("http://127.0.0.1:18099/fail", receiver.Url, StringComparison.Ordinal)
            .Replace("18009", dead.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

        var (status, body) = await _grafana.SendAsync(HttpMethod.Post, Api + "/config/api/v1/receivers/test", text, Cancellation);

        Assert.Equal(recorded.GetProperty("status").GetInt32(), status);
        var expected = JsonElement.Parse(recorded.GetProperty("body").GetRawText().Replace("18009", dead.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.Equal([], AnswerComparison.Differences(expected, body).Concat(AnswerComparison.Words(expected, body)).Where(line => !line.StartsWith("/notified_at", StringComparison.Ordinal)));
        if (answer > 0)
        {
            var sent = JsonDocument.Parse(Assert.Single(receiver.Received).Body).RootElement;
            Assert.Equal("[FIRING:1] TestAlert b Test Folder Grafana ", sent.GetProperty("title").GetString());
            Assert.Equal("8508a4d0777e11d3", sent.GetProperty("alerts")[0].GetProperty("fingerprint").GetString());
            Assert.StartsWith("webhook-8508a4d0777e11d3-", sent.GetProperty("groupKey").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_successor_of_receivers_test_says_success_or_failure()
    {
        await using var receiver = await WebhookReceiver.StartAsync(count => count == 1 ? 200 : 500, Cancellation);
        const string Path = "/apis/notifications.alerting.grafana.app/v1beta1/namespaces/default/receivers/-/test";
        var body = $$$"""{"integration":{"type":"webhook","version":"v1","settings":{"url":"{{{receiver.Url}}}"} },"alert":{"labels":{"a":"b"},"annotations":{} } }""";

        var (status, success) = await _grafana.SendAsync(HttpMethod.Post, Path, body, Cancellation);
        var (_, failure) = await _grafana.SendAsync(HttpMethod.Post, Path, body, Cancellation);
        var (unknown, _) = await _grafana.SendAsync(HttpMethod.Post, Path.Replace("/-/", "/bm9uZQ/", StringComparison.Ordinal), body, Cancellation);

        Assert.Equal((200, "success"), (status, success.GetProperty("status").GetString()));
        Assert.Equal(("failure", "webhook response status 500 Internal Server Error"), (failure.GetProperty("status").GetString(), failure.GetProperty("error").GetString()));
        Assert.Equal(404, unknown);
    }

    [Fact]
    public async Task A_target_beyond_the_stack_is_refused_with_the_way_to_allow_it()
    {
        var (status, body) = await _grafana.SendAsync(HttpMethod.Post, Api + "/config/api/v1/receivers/test",
            """{"receivers":[{"name":"t","grafana_managed_receiver_configs":[{"name":"t","type":"webhook","settings":{"url":"http://198.51.100.1/"}}]}]}""", Cancellation);

        Assert.Equal(207, status);
        Assert.Contains("CORTICO_ALLOWED_TARGETS", body.GetProperty("receivers")[0].GetProperty("grafana_managed_receiver_configs")[0].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stored_secrets_stand_in_for_those_that_a_test_leaves_out()
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => 200, Cancellation);
        await _grafana.SendAsync(HttpMethod.Post, "/api/v1/provisioning/contact-points",
            $$$"""{"uid":"s","name":"s","type":"webhook","settings":{"url":"{{{receiver.Url}}}","username":"u","password":"hunter2"}}""", Cancellation);

        await _grafana.SendAsync(HttpMethod.Post, Api + "/config/api/v1/receivers/test",
            $$$"""{"receivers":[{"name":"s","grafana_managed_receiver_configs":[{"uid":"s","name":"s","type":"webhook","settings":{"url":"{{{receiver.Url}}}","username":"u"}}]}]}""", Cancellation);

        Assert.Equal("Basic dTpodW50ZXIy", Assert.Single(receiver.Received).Headers["Authorization"]);
    }

    [Fact]
    public async Task Alerts_and_their_groups_have_the_recorded_shape()
    {
        await PostDownAsync();

        foreach (var path in new[] { "/api/v2/alerts", "/api/v2/alerts/groups" })
        {
            var recorded = Exchanges.First(exchange => exchange.GetProperty("request").GetProperty("path").GetString() == Api + path && exchange.GetProperty("response").GetProperty("body").GetArrayLength() > 0);
            var (status, body) = await _grafana.SendAsync(HttpMethod.Get, Api + path, cancellation: Cancellation);
            Assert.Equal(200, status);
            Assert.Equal([], AnswerComparison.Differences(recorded.GetProperty("response").GetProperty("body")[0], body[0])
                .Where(line => !line.Contains("/labels/", StringComparison.Ordinal) && !line.Contains("/annotations/", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Status_and_receivers_show_what_was_provisioned_and_no_secret()
    {
        await _grafana.SendAsync(HttpMethod.Post, "/api/v1/provisioning/contact-points",
            """{"uid":"build-secret","name":"build-secret","type":"webhook","settings":{"url":"http://127.0.0.1:18099/secret","username":"u","password":"hunter2","hmacConfig":{"secret":"shh","timestampHeader":"X-Time"}}}""", Cancellation);
        await _grafana.Services.GetRequiredService<Dispatcher>().PollAsync();

        var (_, status) = await _grafana.SendAsync(HttpMethod.Get, Api + "/api/v2/status", cancellation: Cancellation);
        var (_, receivers) = await _grafana.SendAsync(HttpMethod.Get, Api + "/config/api/v1/receivers", cancellation: Cancellation);

        var recorded = Exchanges.Single(exchange => exchange.GetProperty("name").GetString() == "alertmanager status").GetProperty("response").GetProperty("body");
        Assert.True(JsonElement.DeepEquals(recorded.GetProperty("versionInfo"), status.GetProperty("versionInfo")));
        Assert.True(JsonElement.DeepEquals(recorded.GetProperty("cluster"), status.GetProperty("cluster")));
        var secret = status.GetProperty("config").GetProperty("receivers").EnumerateArray().Single(receiver => receiver.GetProperty("name").GetString() == "build-secret");
        Assert.Equal([], AnswerComparison.Differences(recorded.GetProperty("config").GetProperty("receivers")[2], secret).Where(line => !line.Contains("httpMethod", StringComparison.Ordinal)));
        Assert.DoesNotContain("hunter2", status.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("shh", status.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["build-secret", "empty"], receivers.EnumerateArray().Select(receiver => receiver.GetProperty("name").GetString()));
        Assert.Equal("0001-01-01T00:00:00.000Z", receivers[0].GetProperty("integrations")[0].GetProperty("lastNotifyAttempt").GetString());
    }

    private async Task PostDownAsync()
    {
        var recorded = RecordedNotifications.Webhooks.First(hook => hook.GetProperty("path").GetString() == "/secret").GetProperty("body").GetProperty("alerts")[0];
        await _grafana.Services.GetRequiredService<IAlertSink>().PostAsync([RecordedNotifications.Posted(recorded, DateTimeOffset.UtcNow) with { EndsAt = DateTimeOffset.UtcNow.AddHours(1) }], Cancellation);
    }

    /// <summary>Sends a recorded request with its times moved to now.</summary>
    private async Task<(int Status, JsonElement Body)> ReplayAsync(JsonElement exchange, Dictionary<string, string> ids)
    {
        var request = exchange.GetProperty("request");
        var path = ids.Aggregate(request.GetProperty("path").GetString()!, (text, id) => text.Replace(id.Key, id.Value, StringComparison.Ordinal));
        string? text = null;
        if (request.TryGetProperty("body", out var recorded))
        {
            var body = JsonNode.Parse(recorded.GetRawText())!;
            var moved = DateTimeOffset.UtcNow - new DateTimeOffset(2026, 11, 22, 17, 54, 38, TimeSpan.Zero);
            foreach (var name in new[] { "startsAt", "endsAt" })
            {
                body[name] = GoTime.Milliseconds(recorded.GetProperty(name).GetDateTimeOffset() + moved);
            }

            text = body.ToJsonString();
        }

        return await _grafana.SendAsync(new HttpMethod(request.GetProperty("method").GetString()!), path, text, Cancellation);
    }

    private static List<JsonElement> Load()
    {
        using var stream = typeof(NotifierApiTests).Assembly.GetManifestResourceStream("notifier-exchanges.json")!;
        return [.. JsonDocument.Parse(stream).RootElement.GetProperty("exchanges").EnumerateArray()];
    }
}
