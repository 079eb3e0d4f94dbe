using System.Net;
using System.Text.Json;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Page;

/// <summary>The page as a browser gets it, over HTTP, with a real Prometheus behind it.</summary>
public sealed class PageHttpTests : IAsyncLifetime
{
    private readonly TestGrafana _grafana = new();
    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _grafana.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _grafana.DisposeAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/dashboards")]
    [InlineData("/d/any")]
    public async Task Without_a_session_every_page_leads_to_the_login(string path)
    {
        using var answer = await _browser.GetAsync(new Uri(_grafana.Address, path), Cancellation);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/login", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_right_password_opens_the_list_of_dashboards_and_the_cookie_is_for_the_server_alone()
    {
        using var login = await LoginAsync("secret");
        var list = await _browser.GetStringAsync(new Uri(_grafana.Address, "/"), Cancellation);

        Assert.Equal(HttpStatusCode.Found, login.StatusCode);
        Assert.Contains(login.Headers.GetValues("Set-Cookie"), c => c.StartsWith("grafana_session=", StringComparison.Ordinal)
            && c.Contains("httponly", StringComparison.OrdinalIgnoreCase) && c.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("embedded", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_said_on_the_page_and_opens_nothing()
    {
        using var login = await LoginAsync("wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, login.StatusCode);
        Assert.Contains("Invalid username or password", await login.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.False(login.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_form_from_another_site_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_grafana.Address, "/page/login")) { Content = Form("secret") };
        request.Headers.Add("Origin", "http://elsewhere.example");
        using var answer = await _browser.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_run_no_script_but_their_own_and_stand_in_no_ones_frame()
    {
        using var page = await _browser.GetAsync(new Uri(_grafana.Address, "/login"), Cancellation);

        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        Assert.DoesNotContain("<script>", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_that_a_page_names_is_there()
    {
        (await LoginAsync("secret")).Dispose();
        await SaveAsync("A <b>title</b>", "vector(42)");
        var page = await _browser.GetStringAsync(new Uri(_grafana.Address, "/d/page-test"), Cancellation);
        var files = page.Split('"').Where(part => part.StartsWith("/page/assets/", StringComparison.Ordinal)).Distinct().ToList();

        Assert.True(files.Count >= 4, page);
        foreach (var file in files)
            Assert.True((await _browser.GetByteArrayAsync(new Uri(_grafana.Address, file), Cancellation)).Length > 100, file);
        Assert.DoesNotContain("<b>title</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_comes_ready_to_be_drawn_and_a_broken_one_says_why()
    {
        await using var prometheus = await PrometheusServer.StartAsync("global: {scrape_interval: 1s}", Cancellation);
        await _grafana.SendAsync(HttpMethod.Post, "/api/datasources",
            $$"""{"uid":"prometheus","name":"Prometheus","type":"prometheus","access":"proxy","url":"{{prometheus.Address.GetLeftPart(UriPartial.Authority)}}","isDefault":true}""", Cancellation);
        (await LoginAsync("secret")).Dispose();
        await SaveAsync("Answer", "vector(42)");
        var good = await PanelAsync();
        await SaveAsync("Answer", "vector(");
        var broken = await PanelAsync();

        Assert.Contains("42", good.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("parse error", broken.GetRawText(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> PanelAsync()
    {
        using var content = new StringContent("""{"from":"now-5m","to":"now","variables":{},"panels":[{"id":"1","width":400,"height":200}]}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await _browser.PostAsync(new Uri(_grafana.Address, "/page/dashboards/page-test/panels"), content, Cancellation);
        return JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancellation)).RootElement.Clone();
    }

    private Task<HttpResponseMessage> LoginAsync(string password) => _browser.PostAsync(new Uri(_grafana.Address, "/page/login"), Form(password), Cancellation);

    private static FormUrlEncodedContent Form(string password) => new(new Dictionary<string, string> { ["user"] = "admin", ["password"] = password, ["redirectTo"] = "/" });

    private async Task SaveAsync(string title, string expression)
    {
        var (status, body) = await _grafana.SendAsync(HttpMethod.Post, "/api/dashboards/db", $$$"""
            {"overwrite":true,"dashboard":{"uid":"page-test","title":"{{{title}}}","panels":[{"id":1,"type":"stat","title":"{{{title}}}","gridPos":{"x":0,"y":0,"w":6,"h":4},
             "datasource":{"type":"prometheus","uid":"prometheus"},"targets":[{"refId":"A","expr":"{{{expression}}}","instant":true}]}]}}
            """, Cancellation);
        Assert.True(status == 200, body.GetRawText());
    }
}
