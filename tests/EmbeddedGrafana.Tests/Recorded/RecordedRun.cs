using Cortico.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cortico.EmbeddedGrafana.Tests.Recorded;

/// <summary>
/// Plays all recorded exchanges, in order, against a started server with a real Prometheus behind it: what one leaves the next
/// one finds. The tests look at what came of each.
/// </summary>
public sealed class RecordedRun : IAsyncLifetime
{
    public static readonly string[] Topics = ["health-and-auth", "data-sources", "folders", "dashboards", "annotations", "alerting-provisioning"];

    /// <summary>By topic, for each exchange what does not agree.</summary>
    public Dictionary<string, List<string>> Disagreements { get; } = new(StringComparer.Ordinal);

    /// <summary>Texts that differ where none of the disagreements is, for reading.</summary>
    public List<string> Words { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var app = await StartAppAsync(cancellation);
        var metrics = new Uri(app.Urls.Single()).Authority;
        var nobody = $"127.0.0.1:{FreePort.Next()}";
        await using var prometheus = await PrometheusServer.StartAsync(
            $$$"""
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            scrape_configs:
              - job_name: prometheus
                static_configs: [{targets: ['{self}']}]
              - job_name: web
                static_configs: [{targets: ['{{{metrics}}}'], labels: {service: web}}]
              - job_name: down
                static_configs: [{targets: ['{{{nobody}}}'], labels: {service: gone}}]
            """, cancellation);
        using var http = new HttpClient();
        await Eventually.TrueAsync(
            async () => (await http.GetStringAsync(new Uri(prometheus.Address, "/api/v1/label/job/values?match[]=up"), cancellation)).Contains("\"down\",\"prometheus\",\"web\"", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30), cancellation);

        await using var grafana = await TestGrafana.StartAsync();
        using var client = new RecordedClient(grafana.Address, "secret");
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["127.0.0.1:18000"] = metrics, ["127.0.0.1:18001"] = prometheus.Address.Authority, ["127.0.0.1:18009"] = nobody,
        };
        foreach (var topic in Topics)
        {
            var disagreements = Disagreements[topic] = [];
            foreach (var exchange in RecordedTopic.Load(topic, addresses))
            {
                var (status, body) = await client.SendAsync(exchange, cancellation);
                if (!exchange.IsSetup)
                {
                    disagreements.AddRange(Judge(exchange, status, body).Select(difference => $"{exchange}: {difference}"));
                }
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IEnumerable<string> Judge(RecordedExchange exchange, int status, string body)
    {
        if (status == 501 && !exchange.IsNeeded)
        {
            return [];
        }

        if (status != exchange.Status)
        {
            return [$"{exchange.Status} was recorded, got {status} {body}"];
        }

        if (!exchange.Response.TryGetProperty("body", out var recorded) || recorded.ValueKind == System.Text.Json.JsonValueKind.String)
        {
            return [];
        }

        if (RecordedClient.TryParse(body) is not { } got)
        {
            return [$"got no JSON: {body}"];
        }

        Words.AddRange(AnswerComparison.Words(recorded, got).Select(difference => $"{exchange}: {difference}"));
        return AnswerComparison.Differences(recorded, got);
    }

    private static async Task<WebApplication> StartAppAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/metrics", () => Results.Text("# TYPE app_info gauge\napp_info{version=\"1.0.3\"} 1\n", "text/plain; version=0.0.4"));
        await app.StartAsync(cancellation);
        return app;
    }
}
