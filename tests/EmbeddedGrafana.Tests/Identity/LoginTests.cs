using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Identity;

public sealed class LoginTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly TestGrafana _grafana;

    public LoginTests() => _grafana = new TestGrafana { Time = _time };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _grafana.InitializeAsync();

    public ValueTask DisposeAsync() => _grafana.DisposeAsync();

    [Fact]
    public async Task Five_wrong_passwords_lock_the_name_for_five_seconds()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await OrganisationAsync("admin", "wrong"));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await OrganisationAsync("admin", "secret"));
        Assert.Equal(HttpStatusCode.Unauthorized, await OrganisationAsync("ADMIN", "secret"));

        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(HttpStatusCode.Unauthorized, await OrganisationAsync("admin", "secret"));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await OrganisationAsync("admin", "secret"));
    }

    [Fact]
    public async Task Four_wrong_passwords_and_a_right_one_start_the_count_again()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                await OrganisationAsync("admin", "wrong");
            }

            Assert.Equal(HttpStatusCode.OK, await OrganisationAsync("admin", "secret"));
        }
    }

    [Fact]
    public async Task The_lock_can_be_switched_off()
    {
        await using var open = new TestGrafana { Variables = { ["GF_SECURITY_DISABLE_BRUTE_FORCE_LOGIN_PROTECTION"] = "true" } };
        await open.InitializeAsync();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await OrganisationAsync("admin", "wrong", open);
        }

        Assert.Equal(HttpStatusCode.OK, await OrganisationAsync("admin", "secret", open));
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one_at_once()
    {
        Assert.Equal(HttpStatusCode.OK, await OrganisationAsync("admin", "secret"));

        await _grafana.SendAsync(HttpMethod.Put, "/api/user/password", """{"oldPassword": "secret", "newPassword": "another"}""", Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, await OrganisationAsync("admin", "secret"));
        Assert.Equal(HttpStatusCode.OK, await OrganisationAsync("admin", "another"));
    }

    [Fact]
    public async Task The_administrators_password_of_the_settings_counts_only_the_first_time()
    {
        _grafana.Variables["GF_SECURITY_ADMIN_PASSWORD"] = "changed";
        await _grafana.RestartAsync(Cancellation);

        Assert.Equal(HttpStatusCode.OK, await OrganisationAsync("admin", "secret"));
    }

    [Fact]
    public async Task A_login_gives_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        using var browser = Browser();
        using var answer = await LoginAsync(browser);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(header => header.StartsWith("grafana_session=", StringComparison.Ordinal)).ToUpperInvariant();
        Assert.Contains("PATH=/", cookie, StringComparison.Ordinal);
        Assert.Contains("HTTPONLY", cookie, StringComparison.Ordinal);
        Assert.Contains("SAMESITE=LAX", cookie, StringComparison.Ordinal);
        Assert.Contains("MAX-AGE=2592000", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("SECURE", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/api/org"));
    }

    [Fact]
    public async Task Behind_https_the_cookie_stays_on_https()
    {
        _grafana.Variables["GF_SERVER_ROOT_URL"] = "https://grafana.example/";
        await _grafana.RestartAsync(Cancellation);
        using var browser = Browser();
        using var answer = await LoginAsync(browser);

        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_session_survives_a_restart_and_ends_with_the_logout_or_after_thirty_days()
    {
        using var browser = Browser();
        using var first = await LoginAsync(browser);
        await _grafana.RestartAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/api/org"));

        var stolen = new Uri(_grafana.Address, "/");
        using var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        thief.DefaultRequestHeaders.Add("Cookie", first.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(thief, "/api/org"));
        using (await browser.GetAsync(new Uri(stolen, "/logout"), Cancellation))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(thief, "/api/org"));
        }

        using var second = await LoginAsync(browser);
        _time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(browser, "/api/org"));
    }

    [Fact]
    public async Task A_page_of_another_origin_cannot_write_with_the_browsers_cookie()
    {
        using var browser = Browser();
        using var login = await LoginAsync(browser);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_grafana.Address, "/api/folders")) { Content = JsonContent.Create(new { title = "x" }) };
        request.Headers.Add("Origin", "http://evil.example");
        using var refused = await browser.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var own = new HttpRequestMessage(HttpMethod.Post, new Uri(_grafana.Address, "/api/folders")) { Content = JsonContent.Create(new { title = "x" }) };
        own.Headers.Add("Origin", _grafana.Address.GetLeftPart(UriPartial.Authority));
        using var accepted = await browser.SendAsync(own, Cancellation);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Fact]
    public async Task A_token_works_until_it_expires()
    {
        var (_, account) = await _grafana.SendAsync(HttpMethod.Post, "/api/serviceaccounts", """{"name": "build", "role": "Editor"}""", Cancellation);
        var (_, token) = await _grafana.SendAsync(HttpMethod.Post, $"/api/serviceaccounts/{account.GetProperty("id")}/tokens", """{"name": "t", "secondsToLive": 60}""", Cancellation);
        using var program = new HttpClient();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("key").GetString());

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program, "/api/folders"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(program, "/api/datasources"));
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program, "/api/folders"));
    }

    [Fact]
    public async Task Neither_passwords_nor_tokens_are_in_the_database_as_they_are()
    {
        var (_, account) = await _grafana.SendAsync(HttpMethod.Post, "/api/serviceaccounts", """{"name": "build", "role": "Admin"}""", Cancellation);
        var (_, token) = await _grafana.SendAsync(HttpMethod.Post, $"/api/serviceaccounts/{account.GetProperty("id")}/tokens", """{"name": "t"}""", Cancellation);
        await _grafana.SendAsync(HttpMethod.Post, "/api/admin/users", """{"login": "someone", "password": "plain-words-1"}""", Cancellation);
        await _grafana.SendAsync(HttpMethod.Post, "/api/datasources",
            """{"name": "p", "type": "prometheus", "url": "http://127.0.0.1:9", "secureJsonData": {"basicAuthPassword": "plain-words-2"}}""", Cancellation);

        var stored = string.Concat(Directory.EnumerateFiles(_grafana.DataFolder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(Read));

        Assert.Contains("someone", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("plain-words", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(token.GetProperty("key").GetString()!, stored, StringComparison.Ordinal);
    }

    private static string Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true });

    private Task<HttpResponseMessage> LoginAsync(HttpClient browser) =>
        browser.PostAsJsonAsync(new Uri(_grafana.Address, "/login"), new { user = "admin", password = "secret" }, Cancellation);

    private async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(_grafana.Address, path), Cancellation);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> OrganisationAsync(string login, string password, TestGrafana? grafana = null)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login}:{password}")));
        using var answer = await client.GetAsync(new Uri((grafana ?? _grafana).Address, "/api/org"), Cancellation);
        return answer.StatusCode;
    }
}
