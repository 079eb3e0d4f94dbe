using Cortico.Stack.Prometheus;
using Cortico.Testing;

namespace Cortico.Stack.Tests.Load;

/// <summary>A page with the app's metrics, and a real Prometheus that scrapes it; it is ready some five seconds before it has found its target, so this waits for the first scrape, and tests share it.</summary>
public sealed class ScrapedWebApp : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private PrometheusServer _server = null!;

    public FakeWebApp App { get; private set; } = null!;

    public PrometheusApi Prometheus => new(_http, _server.Address);

    public async ValueTask InitializeAsync()
    {
        App = await FakeWebApp.StartAsync(TestContext.Current.CancellationToken);
        _server = await PrometheusServer.StartAsync($$"""
            global: {scrape_interval: 500ms, scrape_timeout: 400ms}
            scrape_configs:
            - job_name: web
              static_configs: [{targets: ['{{App.Authority}}'], labels: {service: web} }]
            """, TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(
            async () => (await Prometheus.SeriesAsync("up{service=\"web\"}", DateTimeOffset.UtcNow, TestContext.Current.CancellationToken)).Count == 1,
            TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        await App.DisposeAsync();
    }
}
