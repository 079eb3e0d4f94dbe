using System.Net;
using Cortico.EmbeddedGrafana.Page.Alerts;
using Cortico.EmbeddedGrafana.Tests.Notifications;

namespace Cortico.EmbeddedGrafana.Tests.Page;

/// <summary>The page of contact points, and the test that it sends to a real receiver.</summary>
public sealed class ContactPageTests() : PageTests(new TestGrafana())
{
    [Fact]
    public async Task Contact_points_say_where_they_send_to_and_keep_their_secrets()
    {
        await AddAsync("hook", """{"url":"http://u:hunter1@127.0.0.1:18099/services/T0123456789ABCDEF?token=hunter2","username":"u","password":"hunter3","hmacConfig":{"secret":"hunter4"}}""");

        var page = await Browser.ReadAsync("/alerting/notifications");

        Assert.Contains("http://[REDACTED]@127.0.0.1:18099/services/[REDACTED]?[REDACTED]", page, StringComparison.Ordinal);
        Assert.Contains("secrets: hmacConfig.secret, password", page, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", page, StringComparison.Ordinal);
        Assert.DoesNotContain("T0123456789ABCDEF", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8009/alerts", "http://127.0.0.1:8009/alerts")]
    [InlineData("https://hooks.example/services/T00000000/B00000000/abcdefgh12345678", "https://hooks.example/services/T00000000/B00000000/[REDACTED]")]
    [InlineData("nonsense", "an address that is no URL")]
    public void An_address_is_shown_without_its_secrets(string url, string shown) => Assert.Equal(shown, ShownAddress.OfUrl(url));

    [Fact]
    public async Task Policies_and_silences_are_shown()
    {
        await AddAsync("hook", """{"url":"http://127.0.0.1:18099/"}""");
        await Grafana.SendAsync(HttpMethod.Put, "/api/v1/provisioning/policies", """{"receiver":"hook","group_by":["job"],"routes":[{"object_matchers":[["severity","=~","crit.*"]],"continue":true}]}""", Cancellation);
        await Grafana.SendAsync(HttpMethod.Post, "/api/alertmanager/grafana/api/v2/silences",
            $$"""{"matchers":[{"name":"job","value":"<b>x</b>","isRegex":false,"isEqual":true}],"startsAt":"2026-01-01T00:00:00Z","endsAt":"{{DateTimeOffset.UtcNow.AddHours(1):O}}","createdBy":"me","comment":"<i>why</i>"}""", Cancellation);

        var page = await Browser.ReadAsync("/alerting/notifications");

        Assert.Contains("severity =~ crit.*", page, StringComparison.Ordinal);
        Assert.Contains("and on to the next policy", page, StringComparison.Ordinal);
        Assert.Contains("1 notification policy", page, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;why&lt;/i&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>x</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_reaches_the_receiver_and_its_result_is_shown()
    {
        await using var receiver = await WebhookReceiver.StartAsync(count => count == 1 ? 200 : 500, Cancellation);
        await AddAsync("hook", $$"""{"url":"{{receiver.Url}}","username":"u","password":"hunter2"}""");

        var sent = await TestAsync("hook");
        var failed = await TestAsync("hook");

        Assert.Equal(2, receiver.Received.Count);
        Assert.Equal("Basic dTpodW50ZXIy", receiver.Received.First().Headers["Authorization"]);
        Assert.Contains($"Test: webhook to {receiver.Url}: sent", sent, StringComparison.Ordinal);
        Assert.Contains("webhook response status 500", failed, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", sent + failed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "http://elsewhere.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_test_that_another_site_asks_for_is_refused(string header, string value)
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => 200, Cancellation);
        await AddAsync("hook", $$"""{"url":"{{receiver.Url}}"}""");

        using var answer = await Browser.PostAsync("/page/alerting/test", new() { ["name"] = "hook" }, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task A_test_without_a_session_leads_to_the_login_and_sends_nothing()
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => 200, Cancellation);
        await AddAsync("hook", $$"""{"url":"{{receiver.Url}}"}""");
        using var stranger = new PageBrowser(Grafana);

        using var answer = await stranger.PostAsync("/page/alerting/test", new() { ["name"] = "hook" });

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Empty(receiver.Received);
    }

    private async Task<string> TestAsync(string name)
    {
        using var answer = await Browser.PostAsync("/page/alerting/test", new() { ["name"] = name }, ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private async Task AddAsync(string name, string settings)
    {
        var (status, body) = await Grafana.SendAsync(HttpMethod.Post, "/api/v1/provisioning/contact-points", $$"""{"uid":"{{name}}","name":"{{name}}","type":"webhook","settings":{{settings}}}""", Cancellation);
        Assert.True(status == 202, body.GetRawText());
    }
}
