using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Cortico.Testing;

namespace Cortico.Bench;

/// <summary>Many alerts that begin to fire at the same moment: how long until the last of them is notified?</summary>
internal sealed class AlertBench(int alerts)
{
    public async Task<IReadOnlyList<Figure>> RunAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        var series = new StringBuilder("# TYPE bench gauge\n");
        for (var n = 0; n < alerts; n++) series.Append($"bench{{n=\"{n}\"}} 1\n");
        await using var machine = await AlertPeer.StartAsync(series.ToString(), cancellation);
        await using var prometheus = await PrometheusServer.StartAsync(
            $"global: {{scrape_interval: 1s}}\nscrape_configs: [{{job_name: bench, static_configs: [{{targets: ['{machine.Address.Authority}']}}]}}]\n", cancellation);
        using var direct = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = prometheus.Address };
        await Eventually.TrueAsync(
            async () => (await direct.GetStringAsync(new Uri("/api/v1/query?query=count(bench)", UriKind.Relative), cancellation)).Contains($"\"{alerts}\"", StringComparison.Ordinal), TimeSpan.FromSeconds(60), cancellation);
        await using var grafana = await GrafanaServer.StartAsync(cancellation);
        await grafana.AddPrometheusAsync(prometheus.Address, cancellation);
        await grafana.SendAsync(HttpMethod.Post, "/api/folders", """{"uid":"bench","title":"Bench"}""", cancellation);
        await grafana.SendAsync(HttpMethod.Post, "/api/v1/provisioning/contact-points", $$$"""{"uid":"bench","name":"bench","type":"webhook","settings":{"url":"{{{machine.Address}}}hook"}}""", cancellation);
        await grafana.SendAsync(HttpMethod.Put, "/api/v1/provisioning/policies", """{"receiver":"bench","group_by":["alertname"],"group_wait":"1s","group_interval":"5s","repeat_interval":"1h"}""", cancellation);
        await grafana.SendAsync(HttpMethod.Put, "/api/v1/provisioning/folder/bench/rule-groups/many", new JsonObject
        {
            ["title"] = "many", ["folderUid"] = "bench", ["interval"] = 10, ["rules"] = new JsonArray(AlertRule.Threshold("many", "many", "bench", above: 0)),
        }.ToJsonString(), cancellation);
        progress.Report($"{alerts} alerts at once");
        await Eventually.TrueAsync(async () => (await grafana.Http.GetStringAsync(new Uri("/api/prometheus/grafana/api/v1/rules?limit_alerts=1", UriKind.Relative), cancellation)).Contains("\"firing\"", StringComparison.Ordinal), TimeSpan.FromSeconds(60), cancellation);
        var firing = Stopwatch.GetTimestamp();
        await Eventually.TrueAsync(() => Task.FromResult(machine.Notified >= alerts), TimeSpan.FromSeconds(120), cancellation);
        return
        [
            new($"{alerts} alerts at once: from firing to the last notified", Stopwatch.GetElapsedTime(firing).TotalSeconds, "s"),
            new($"{alerts} alerts at once: webhooks", machine.Webhooks, ""),
            new($"{alerts} alerts at once: resident memory", grafana.ResidentMemory, "MiB"),
        ];
    }
}
