using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Time.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Security;

/// <summary>Cookies that are none, and pages of other origins.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly TestGrafana _grafana;
    private Visitor _visitor = null!;

    public SessionTests() => _grafana = new TestGrafana { Time = _time };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _grafana.InitializeAsync();
        _visitor = new Visitor(_grafana.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _grafana.DisposeAsync();
    }

    [Fact]
    public async Task A_made_up_changed_or_expired_cookie_leads_to_the_login()
    {
        var (name, cookie) = await _visitor.LogInAsync(Cancellation);
        Assert.Equal("200", await OpenAsync((name, cookie)));

        const string Login = "302 /login?redirectTo=%2Fd%2Fany";
        Assert.Equal(Login, await OpenAsync((name, "grafana_session=" + new string('0', 32))));
        Assert.Equal(Login, await OpenAsync((name, cookie[..^1] + (cookie[^1] == '0' ? '1' : '0'))));
        Assert.Equal(Login, await OpenAsync((name, "grafana_session=")));
        Assert.Equal(Login, await OpenAsync((name, "grafana_session=' OR 1=1 --")));
        _time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(Login, await OpenAsync((name, cookie)));

        async Task<string> OpenAsync((string, string) with)
        {
            using var answer = await _visitor.SendAsync(HttpMethod.Get, "/d/any", Cancellation, headers: with);
            return answer.StatusCode == HttpStatusCode.NotFound ? "200" : $"{(int)answer.StatusCode} {answer.Headers.Location}";
        }
    }

    [Theory]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task What_another_origins_page_sends_is_refused_whatever_the_browser_adds_to_it(string header, string value)
    {
        var cookie = await _visitor.LogInAsync(Cancellation);
        foreach (var credentials in new[] { cookie, Visitor.Basic("admin", "secret") })
        {
            foreach (var path in new[] { "/api/folders", "/api/ds/query", "/page/dashboards/any/panels" })
            {
                using var answer = await _visitor.SendAsync(HttpMethod.Post, path, Cancellation, JsonContent.Create(new { title = "x" }), credentials, (header, value));
                Assert.Equal($"{path} 403", $"{path} {(int)answer.StatusCode}");
            }
        }

        using var form = await _visitor.SendAsync(HttpMethod.Post, "/page/login", Cancellation, Visitor.Form("admin", "secret"), (header, value));
        using var json = await _visitor.SendAsync(HttpMethod.Post, "/login", Cancellation, JsonContent.Create(new { user = "admin", password = "secret" }), (header, value));
        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, json.StatusCode);
        Assert.False(form.Headers.Contains("Set-Cookie") || json.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_new_login_ends_the_session_that_the_browser_had()
    {
        var former = await _visitor.LogInAsync(Cancellation);
        using var again = await _visitor.SendAsync(HttpMethod.Post, "/page/login", Cancellation, Visitor.Form("admin", "secret"), former);
        using var ended = await _visitor.SendAsync(HttpMethod.Get, "/api/org", Cancellation, headers: former);

        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
    }

    [Fact]
    public async Task A_cookie_of_its_own_name_keeps_two_servers_on_one_host_apart()
    {
        await using var other = new TestGrafana { Variables = { ["GF_AUTH_LOGIN_COOKIE_NAME"] = "grafana_session_9002" } };
        await other.InitializeAsync();
        using var visitor = new Visitor(other.Address);
        using var login = await visitor.SendAsync(HttpMethod.Post, "/page/login", Cancellation, Visitor.Form("admin", "secret"), await _visitor.LogInAsync(Cancellation));
        var own = login.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("grafana_session_9002=", StringComparison.Ordinal)).Split(';')[0];
        using var page = await visitor.SendAsync(HttpMethod.Get, "/api/org", Cancellation, headers: ("Cookie", own));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain(login.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("grafana_session=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_origins_page_cannot_log_anyone_out()
    {
        var cookie = await _visitor.LogInAsync(Cancellation);
        using var picture = await _visitor.SendAsync(HttpMethod.Get, "/logout", Cancellation, headers: [cookie, ("Sec-Fetch-Site", "cross-site")]);
        using var still = await _visitor.SendAsync(HttpMethod.Get, "/api/org", Cancellation, headers: cookie);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        Assert.False(picture.Headers.Contains("Set-Cookie"));

        using var own = await _visitor.SendAsync(HttpMethod.Get, "/logout", Cancellation, headers: [cookie, ("Sec-Fetch-Site", "same-origin")]);
        using var ended = await _visitor.SendAsync(HttpMethod.Get, "/api/org", Cancellation, headers: cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
    }

    [Theory]
    [InlineData("/d/abc?var-a=1&from=now-1h", "/d/abc?var-a=1&from=now-1h")]
    [InlineData("/d/ü?var-ort=Köln", "/d/%C3%BC?var-ort=K%C3%B6ln")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/.//evil.example", "/")]
    [InlineData("/x/..//evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x=y", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("evil.example", "/")]
    [InlineData("/logout", "/")]
    public async Task The_way_back_from_the_login_stays_on_this_server(string asked, string given)
    {
        using var form = await _visitor.SendAsync(HttpMethod.Post, "/page/login", Cancellation, Visitor.Form("admin", "secret", asked));
        using var link = await _visitor.SendAsync(HttpMethod.Get, "/login?redirectTo=" + Uri.EscapeDataString(asked), Cancellation, headers: await _visitor.LogInAsync(Cancellation));

        Assert.Equal($"302 {given}", $"{(int)form.StatusCode} {form.Headers.Location?.OriginalString}");
        Assert.Equal($"302 {given}", $"{(int)link.StatusCode} {link.Headers.Location?.OriginalString}");
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/dashboards")]
    [InlineData("/d/any")]
    public async Task Pages_are_kept_nowhere_framed_nowhere_and_load_nothing_from_elsewhere(string path)
    {
        using var page = await _visitor.SendAsync(HttpMethod.Get, path, Cancellation, headers: path == "/login" ? ("X-Nothing", "x") : await _visitor.LogInAsync(Cancellation));

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.True(page.Headers.CacheControl?.NoStore);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("deny", Assert.Single(page.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        foreach (var part in new[] { "default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'" }) Assert.Contains(part, policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..%2F..%2Fappsettings.json")]
    [InlineData("%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("..%5C..%5Cpage.css")]
    [InlineData("/etc/passwd")]
    [InlineData("page.css%00.js")]
    public async Task No_way_of_writing_an_assets_name_leads_out_of_the_assets(string name)
    {
        using var answer = await _visitor.SendAsync(HttpMethod.Get, "/page/assets/1/" + name, Cancellation);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.Redirect });
    }
}
