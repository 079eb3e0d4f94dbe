using System.Net;
using System.Text;
using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Tests.Page;

/// <summary>A browser without a screen: it keeps cookies, and follows no redirect.</summary>
internal sealed class PageBrowser(TestGrafana grafana) : IDisposable
{
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task LoginAsync()
    {
        using var answer = await PostAsync("/page/login", new() { ["user"] = "admin", ["password"] = "secret", ["redirectTo"] = "/" });
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(grafana.Address, path), Cancellation);

    /// <summary>The text of a page that must be there.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> form, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(grafana.Address, path)) { Content = new FormUrlEncodedContent(form) };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await _client.SendAsync(request, Cancellation);
    }

    /// <summary>Panels of a dashboard as the page draws them, by id.</summary>
    public async Task<Dictionary<string, JsonElement>> PanelsAsync(string uid, string from, string to, params int[] panels)
    {
        var wishes = string.Join(',', panels.Select(panel => $$"""{"id":"{{panel}}","width":400,"height":200}"""));
        using var content = new StringContent($$"""{"from":"{{from}}","to":"{{to}}","variables":{},"panels":[{{wishes}}]}""", Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(new Uri(grafana.Address, $"/page/dashboards/{uid}/panels"), content, Cancellation);
        var lines = (await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(line => JsonElement.Parse(line)).ToDictionary(panel => panel.GetProperty("id").GetString()!, StringComparer.Ordinal);
    }

    public void Dispose() => _client.Dispose();
}
