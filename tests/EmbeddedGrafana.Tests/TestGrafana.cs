using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Configuration;
using Cortico.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cortico.EmbeddedGrafana.Tests;

/// <summary>The whole embedded Grafana on a port and a folder of its own, with a client that is logged in as administrator.</summary>
public sealed class TestGrafana : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private WebApplication? _app;

    /// <summary>Settings beside the usual ones, or in their place.</summary>
    public Dictionary<string, string?> Variables { get; } = new(StringComparer.Ordinal)
    {
        ["GF_SECURITY_ADMIN_PASSWORD"] = "secret",
        ["GF_LOG_LEVEL"] = "error",
    };

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public HttpClient Client { get; } = new();

    public IServiceProvider Services => _app!.Services;

    /// <summary>Folder of its database.</summary>
    public string DataFolder => _folder.Path;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<TestGrafana> StartAsync()
    {
        var grafana = new TestGrafana();
        await grafana.InitializeAsync();
        return grafana;
    }

    public async ValueTask InitializeAsync()
    {
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("admin:secret"u8));
        await RestartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Stops it and starts another one on the same data.</summary>
    public async Task RestartAsync(CancellationToken cancellation)
    {
        await StopAsync();
        Variables["GF_SERVER_HTTP_PORT"] = "0";
        Variables["GF_PATHS_DATA"] = _folder.Path;
        _app = await Server.CreateAsync(GrafanaSettings.Read(name => Variables.GetValueOrDefault(name)), Time, cancellation);
        await _app.StartAsync(cancellation);
        Address = new Uri(_app.Urls.Single());
    }

    public async Task<(int Status, JsonElement Body)> SendAsync(
        HttpMethod method, string path, string? body = null, CancellationToken cancellation = default, params IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Client.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
    }

    /// <summary>Saves a data source of type prometheus.</summary>
    /// <param name="settings">Its <c>jsonData</c>.</param>
    public async Task AddPrometheusAsync(string url, CancellationToken cancellation, string uid = "prometheus", string settings = """{"timeInterval":"5s"}""")
    {
        using var answer = await Client.PostAsJsonAsync(
            new Uri(Address, "/api/datasources"),
            new { name = uid, uid, type = "prometheus", access = "proxy", url, jsonData = JsonElement.Parse(settings) },
            cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Client.Dispose();
        _folder.Dispose();
    }

    private async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }
}
