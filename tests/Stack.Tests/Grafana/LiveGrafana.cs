using System.Globalization;
using Cortico.EmbeddedGrafana;
using Cortico.EmbeddedGrafana.Configuration;
using Cortico.Stack.Grafana.Api;
using Cortico.Testing;
using Microsoft.AspNetCore.Builder;

namespace Cortico.Stack.Tests.Grafana;

/// <summary>The whole embedded Grafana over a real Prometheus that scrapes itself.</summary>
public sealed class LiveGrafana : IAsyncDisposable
{
    private const string Password = "a-password";
    private const string ScrapeItself = """
        global: {scrape_interval: 1s}
        scrape_configs:
        - job_name: prometheus
          static_configs: [{targets: ['{self}'], labels: {service: prometheus}}]
        """;

    private readonly TemporaryFolder _data = new();
    private readonly WebApplication _app;

    private LiveGrafana(WebApplication app, TemporaryFolder data, PrometheusServer prometheus)
    {
        _app = app;
        _data = data;
        Prometheus = prometheus;
        Api = new GrafanaApi(GrafanaConnection.WithPassword(new Uri(app.Urls.Single()), "admin", Password));
    }

    public PrometheusServer Prometheus { get; }

    public GrafanaApi Api { get; }

    public static async Task<LiveGrafana> StartAsync(CancellationToken cancellation)
    {
        var prometheus = await PrometheusServer.StartAsync(ScrapeItself, cancellation);
        var data = new TemporaryFolder();
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["GF_SERVER_HTTP_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            ["GF_SECURITY_ADMIN_PASSWORD"] = Password,
            ["GF_PATHS_DATA"] = data.Path,
            ["GF_LOG_LEVEL"] = "error",
        };
        var app = await Server.CreateAsync(GrafanaSettings.Read(name => variables.GetValueOrDefault(name)), TimeProvider.System, cancellation);
        await app.StartAsync(cancellation);
        return new LiveGrafana(app, data, prometheus);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _app.DisposeAsync();
        await Prometheus.DisposeAsync();
        _data.Dispose();
    }
}
