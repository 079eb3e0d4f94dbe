using System.Net.Http.Json;
using System.Text;
using Cortico.EmbeddedGrafana.Tests.Notifications;
using Cortico.EmbeddedGrafana.Tests.Process;
using Cortico.EmbeddedGrafana.Tests.Query;
using Cortico.Testing;
using Microsoft.AspNetCore.Http;

namespace Cortico.EmbeddedGrafana.Tests.Security;

/// <summary>What the server writes down when it is asked to write everything.</summary>
public sealed class LogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_password_cookie_or_authorization_is_in_the_log_at_its_most_talkative()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await WebhookReceiver.StartAsync(_ => 500, Cancellation);
        await using var prometheus = await FakePrometheus.StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            return context.Response.WriteAsync("broken", context.RequestAborted);
        }, Cancellation);
        await using var grafana = await GrafanaProcess.StartAsync(folder.Path, Cancellation, ("GF_SECURITY_ADMIN_PASSWORD", "first-secret"), ("GF_LOG_LEVEL", "debug"));
        var admin = Visitor.Basic("admin", "first-secret");
        using var visitor = new Visitor(grafana.Client.BaseAddress!);

        using var wrong = await visitor.SendAsync(HttpMethod.Post, "/login", Cancellation, JsonContent.Create(new { user = "admin", password = "guessed-secret" }));
        using var form = await visitor.SendAsync(HttpMethod.Post, "/page/login", Cancellation, Visitor.Form("admin", "first-secret"));
        var session = form.Headers.GetValues("Set-Cookie").First(cookie => cookie.StartsWith("grafana_session=", StringComparison.Ordinal)).Split(';')[0].Split('=')[1];
        using var source = await SendAsync("/api/datasources", $$"""{"uid":"p","name":"p","type":"prometheus","access":"proxy","url":"{{prometheus.Url}}","basicAuth":true,"basicAuthUser":"u","secureJsonData":{"basicAuthPassword":"source-secret"} }""");
        using var query = await SendAsync("/api/ds/query", """{"from":"now-1m","to":"now","queries":[{"refId":"A","datasource":{"uid":"p"},"expr":"up"}]}""");
        using var contact = await SendAsync("/api/v1/provisioning/contact-points", $$$"""{"uid":"c","name":"c","type":"webhook","settings":{"url":"{{{receiver.Url}}}","username":"u","password":"contact-secret"}}""");
        using var test = await visitor.SendAsync(HttpMethod.Post, "/page/alerting/test", Cancellation, new FormUrlEncodedContent([new("name", "c")]), ("Cookie", $"grafana_session={session}"));
        using var broken = await SendAsync("/api/dashboards/db", "{ \"broken-secret");

        Assert.NotEmpty(receiver.Received);
        Assert.Contains("dbug:", grafana.Log, StringComparison.Ordinal);
        foreach (var secret in new[] { "-secret", session, admin.Value, Convert.ToBase64String("u:source-secret"u8), Convert.ToBase64String("u:contact-secret"u8) })
            Assert.DoesNotContain(secret, grafana.Log, StringComparison.Ordinal);

        Task<HttpResponseMessage> SendAsync(string path, string json) => visitor.SendAsync(HttpMethod.Post, path, Cancellation, new StringContent(json, Encoding.UTF8, "application/json"), admin);
    }
}
