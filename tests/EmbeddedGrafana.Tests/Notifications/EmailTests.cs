using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Alerts;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Email;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;
using Cortico.EmbeddedGrafana.Configuration;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Notifications;

public sealed class EmailTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_mail_goes_to_all_addresses_and_reads_well_in_text_and_html()
    {
        await using var server = await MailServer.StartAsync(Cancellation);

        await Integration(server.Host, "ops@localhost;dev@localhost", single: true).SendAsync(Down(resolved: false), Cancellation);

        var (envelope, mail) = Assert.Single(await server.MailsAsync(1, Cancellation));
        Assert.Equal("admin@grafana.localhost -- ops@localhost dev@localhost", envelope);
        Assert.Equal("[FIRING:1] Web is down Build (127.0.0.1:18000 web yes yes web critical web)", mail.Subject);
        Assert.Equal(("\"Grafana\" <admin@grafana.localhost>", "ops@localhost, dev@localhost"), (mail.From.ToString(), mail.To.ToString()));
        foreach (var body in new[] { mail.TextBody, mail.HtmlBody })
        {
            Assert.Contains("1 firing", body, StringComparison.Ordinal);
            Assert.Contains("127.0.0.1:18000 of web is down", body, StringComparison.Ordinal);
            Assert.Contains("A=0, C=1", body, StringComparison.Ordinal);
            Assert.Contains("https://example.org/runbook", body, StringComparison.Ordinal);
            Assert.DoesNotContain("__alert_rule_uid__=", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_address_gets_a_mail_of_its_own_unless_one_is_wanted()
    {
        await using var server = await MailServer.StartAsync(Cancellation);

        await Integration(server.Host, "ops@localhost, dev@localhost\nqa@localhost", single: false).SendAsync(Down(resolved: true), Cancellation);

        var mails = await server.MailsAsync(3, Cancellation);
        Assert.Equal(["dev@localhost", "ops@localhost", "qa@localhost"], mails.Select(mail => mail.Message.To.ToString()).Order(StringComparer.Ordinal));
        Assert.All(mails, mail => Assert.StartsWith("[RESOLVED] Web is down", mail.Message.Subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_without_encryption_gets_no_mail_where_encryption_is_mandatory()
    {
        await using var server = await MailServer.StartAsync(Cancellation);

        var error = await Assert.ThrowsAsync<NotificationFailedException>(() =>
            Integration(server.Host, "ops@localhost", single: true, ("GF_SMTP_STARTTLS_POLICY", "MandatoryStartTLS")).SendAsync(Down(resolved: false), Cancellation));

        Assert.False(error.Retry);
        Assert.Contains(server.Host, error.Message, StringComparison.Ordinal);
        Assert.Contains("GF_SMTP_STARTTLS_POLICY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_that_is_down_is_tried_again()
    {
        var error = await Assert.ThrowsAsync<NotificationFailedException>(() =>
            Integration($"127.0.0.1:{FreePort.Next()}", "ops@localhost", single: true).SendAsync(Down(resolved: false), Cancellation));

        Assert.True(error.Retry);
    }

    [Fact]
    public async Task Without_a_mail_server_the_error_says_what_to_set()
    {
        var error = await Assert.ThrowsAsync<NotificationFailedException>(() =>
            Integration("localhost:25", "ops@localhost", single: true, ("GF_SMTP_ENABLED", "false")).SendAsync(Down(resolved: false), Cancellation));

        Assert.Contains("GF_SMTP_ENABLED", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_from_alerts_is_no_markup_in_html()
    {
        var alert = Alert.Of(new PostedAlert(
            Fingerprint.Set([KeyValuePair.Create("alertname", "<script>x</script>")]),
            new Dictionary<string, string> { ["summary"] = "<img src=x>", ["runbook_url"] = "javascript:alert(1)" }, TestNotifier.Start, TestNotifier.Start.AddHours(1), "http://localhost/"), TestNotifier.Start);
        var content = Content().Build(new Notification("ops", "k", alert.Labels, [new NotifiedAlert(alert, IsResolved: false)]), 0);

        var html = new EmailBody(content, null, TestNotifier.Start).Html();

        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@x;b@y", 2)]
    [InlineData("a@x, b@y\nc@z;\n", 3)]
    [InlineData(" a@x ", 1)]
    public void Addresses_are_separated_by_semicolon_comma_or_line(string text, int count) => Assert.Equal(count, EmailSettings.Split(text).Count);

    [Theory]
    [InlineData("GF_SMTP_HOST", "mail:smtp")]
    [InlineData("GF_SMTP_FROM_ADDRESS", "nobody at all @@")]
    [InlineData("GF_SMTP_STARTTLS_POLICY", "sometimes")]
    public void A_malformed_setting_is_named_at_the_start(string name, string value)
    {
        var error = Assert.Throws<StartupException>(() => SmtpSettings.Read(GrafanaSettings.Read(variable => variable == name ? value : null)));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    private static EmailIntegration Integration(string host, string addresses, bool single, params (string Name, string Value)[] more)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal) { ["GF_SMTP_ENABLED"] = "true", ["GF_SMTP_HOST"] = host };
        foreach (var (name, value) in more)
        {
            variables[name] = value;
        }

        var smtp = SmtpSettings.Read(GrafanaSettings.Read(variables.GetValueOrDefault));
        return new EmailIntegration(EmailSettings.Of(new JsonObject { ["addresses"] = addresses, ["singleEmail"] = single }), smtp, Content(), new DefaultText(), TimeProvider.System);
    }

    private static ContentBuilder Content() => new(GrafanaSettings.Read(_ => null), TimeProvider.System);

    private static Notification Down(bool resolved)
    {
        var recorded = RecordedNotifications.Webhooks.First(hook => hook.GetProperty("path").GetString() == "/secret").GetProperty("body").GetProperty("alerts")[0];
        var alert = Alert.Of(RecordedNotifications.Posted(recorded, TestNotifier.Start), TestNotifier.Start);
        return new Notification("build-mail", "k", Fingerprint.Set(alert.Labels.Where(label => label.Key is "alertname" or "grafana_folder")), [new NotifiedAlert(alert, resolved)]);
    }
}
