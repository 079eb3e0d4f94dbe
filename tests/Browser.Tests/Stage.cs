using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Tests;
using Cortico.Stack;
using Cortico.Stack.Programs;
using Cortico.Testing;
using Microsoft.Playwright;

namespace Cortico.Browser.Tests;

/// <summary>One real browser before one real embedded Grafana, on a real Prometheus that scrapes a shop every second.</summary>
public sealed class Stage : IAsyncLifetime
{
    private readonly TestGrafana _grafana = new();
    private string? _whyNot;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private PrometheusServer? _prometheus;
    private ShopExporter? _shop;

    public Uri Address => _grafana.Address;

    public ShopExporter Shop => _shop!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (await ChromiumAsync() is not { } chromium) return;
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium.Path, Env = EnvironmentFor(chromium), Timeout = 120_000 });
        _shop = await ShopExporter.StartAsync(Cancellation);
        _prometheus = await PrometheusServer.StartAsync(
            $"global: {{scrape_interval: 1s, scrape_timeout: 1s}}\nscrape_configs: [{{job_name: shop, static_configs: [{{targets: ['{_shop.Target}']}}]}}]", Cancellation);
        await _grafana.InitializeAsync();
        await _grafana.AddPrometheusAsync(_prometheus.Address.GetLeftPart(UriPartial.Authority), Cancellation, settings: """{"timeInterval":"1s"}""");
        foreach (var dashboard in Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal))) await ImportAsync(dashboard);
        await Eventually.GetAsync(() => ValueAsync("min(count_over_time(shop_requests_total[1m]))"), samples => samples > 3, TimeSpan.FromSeconds(60), Cancellation);
    }

    /// <summary>Skips the test where there is no browser, and says why.</summary>
    public void RequireBrowser() => Assert.SkipWhen(_whyNot is not null, _whyNot ?? "");

    /// <summary>A reader of their own: no cookie, nothing cached.</summary>
    /// <param name="system">Whether their machine is set to dark or light, which the page follows until they choose.</param>
    public Task<IBrowserContext> NewReaderAsync(ViewportSize size, ColorScheme system) => _browser!.NewContextAsync(
        new BrowserNewContextOptions { BaseURL = Address.AbsoluteUri, ViewportSize = size, ColorScheme = system, Locale = "en-GB", TimezoneId = "Europe/Berlin", HasTouch = size.Width < 500 });

    /// <summary>What Prometheus itself answers to an expression with one value; NaN where it has none yet.</summary>
    public async Task<double> ValueAsync(string expression)
    {
        using var http = new HttpClient { BaseAddress = _prometheus!.Address };
        var answer = await http.GetFromJsonAsync<JsonElement>("/api/v1/query?query=" + Uri.EscapeDataString(expression), Cancellation);
        var result = answer.GetProperty("data").GetProperty("result");
        return result.GetArrayLength() == 0 ? double.NaN : double.Parse(result[0].GetProperty("value")[1].GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Back to what it is at the start, and so in Prometheus: the next test begins as the first one does.</summary>
    public async Task CoolDownAsync()
    {
        Shop.Temperature = ShopExporter.Usual;
        await Eventually.GetAsync(() => ValueAsync("shop_temperature_celsius"), value => value == ShopExporter.Usual, TimeSpan.FromSeconds(30), Cancellation);
    }

    /// <summary>Changes something through Grafana's API, as administrator.</summary>
    public async Task SendAsync(HttpMethod method, string path, string json)
    {
        var (status, body) = await _grafana.SendAsync(method, path, json, Cancellation);
        if (status is < 200 or > 299) throw new InvalidOperationException($"{method} {path} was answered {status}: {body}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _grafana.DisposeAsync();
        if (_prometheus is not null) await _prometheus.DisposeAsync();
        if (_shop is not null) await _shop.DisposeAsync();
    }

    private async Task<InstalledProgram?> ChromiumAsync()
    {
        try
        {
            return await RealPrograms.FindAsync(ProgramSpec.Chromium, Cancellation);
        }
        catch (StackException problem)
        {
            _whyNot = $"There is no Chromium here: {problem.Message}";
            return null;
        }
    }

    /// <summary>Playwright replaces the whole environment by what it is given.</summary>
    private static Dictionary<string, string> EnvironmentFor(InstalledProgram chromium)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "", StringComparer.Ordinal);
        foreach (var (name, value) in chromium.Environment) environment[name] = value;
        return environment;
    }

    private async Task ImportAsync(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        await SendAsync(HttpMethod.Post, "/api/dashboards/db", $$"""{"dashboard":{{await reader.ReadToEndAsync(Cancellation)}}}""");
    }
}
