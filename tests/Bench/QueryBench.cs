using System.Text;
using Cortico.LoadGenerator.Http;
using Cortico.Testing;

namespace Cortico.Bench;

/// <summary>Panel queries through the embedded Grafana, beside the same queries at the Prometheus behind it.</summary>
internal sealed class QueryBench(int connections, TimeSpan duration, long queries)
{
    private const string Expression = "up";
    private const string Config = "global: {scrape_interval: 1s}\nscrape_configs: [{job_name: self, static_configs: [{targets: ['{self}']}]}]\n";
    private long _asked;

    public async Task<IReadOnlyList<Figure>> RunAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        await using var prometheus = await PrometheusServer.StartAsync(Config, cancellation);
        using var direct = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 64 }) { BaseAddress = prometheus.Address };
        await Eventually.TrueAsync(async () => (await direct.GetStringAsync(new Uri($"/api/v1/query?query={Expression}", UriKind.Relative), cancellation)).Contains("\"1\"", StringComparison.Ordinal), TimeSpan.FromSeconds(30), cancellation);
        var starts = new List<double>();
        for (var i = 0; i < 2; i++)
        {
            progress.Report("start of the embedded Grafana");
            await using var once = await GrafanaServer.StartAsync(cancellation);
            starts.Add(once.StartedIn.TotalSeconds);
        }
        await using var grafana = await GrafanaServer.StartAsync(cancellation);
        starts.Add(grafana.StartedIn.TotalSeconds);
        await grafana.AddPrometheusAsync(prometheus.Address, cancellation);
        var rest = grafana.ResidentMemory;
        using var target = new HttpTarget(grafana.Http.BaseAddress!, GrafanaServer.Credentials);
        var load = new ClosedLoad(target, connections);
        progress.Report("warm-up");
        await load.RunAsync(() => Panel(target, Another(), isInstant: true), TimeSpan.FromSeconds(3), cancellation);
        progress.Report($"instant queries over {connections} connections");
        var instant = await load.RunAsync(() => Panel(target, Another(), isInstant: true), duration, cancellation);
        progress.Report($"range queries over {connections} connections");
        var range = await load.RunAsync(() => Panel(target, Another(), isInstant: false), duration, cancellation);
        progress.Report("viewers of one panel, whose queries are asked of Prometheus once");
        var shared = await load.RunAsync(() => Panel(target, Expression, isInstant: false), duration, cancellation);
        progress.Report("the same at Prometheus");
        using var directTarget = new HttpTarget(prometheus.Address);
        var directLoad = new ClosedLoad(directTarget, connections);
        var directInstant = await directLoad.RunAsync(() => directTarget.Get($"/api/v1/query?query={Another()}"), duration, cancellation);
        var directRange = await directLoad.RunAsync(() => DirectRange(directTarget), duration, cancellation);
        for (var asked = instant.Answered + range.Answered + shared.Answered; asked < queries;)
        {
            progress.Report($"{asked} of {queries} queries");
            asked += (await load.RunAsync(() => Panel(target, Another(), isInstant: true), TimeSpan.FromSeconds(10), cancellation)).Answered;
        }
        return
        [
            new("start to health", starts.Min(), "s", "1 s", "1.9 s"),
            new("resident memory at rest", rest, "MiB", "100 MB", "260 MB"),
            new($"resident memory after {queries} queries", grafana.ResidentMemory, "MiB", "", "540 MB"),
            .. Of("instant", instant, "3,000/s", "300/s"), new("instant, Prometheus itself", directInstant.PerSecond, "/s"),
            .. Of("range", range, "3,000/s", "286/s"), new("range, Prometheus itself", directRange.PerSecond, "/s"),
            new($"range queries of {connections} viewers of one panel", shared.PerSecond, "/s"),
        ];
    }

    private static IEnumerable<Figure> Of(string kind, LoadFigures load, string goal, string real) =>
    [
        new($"{kind} queries, {load.Failed} failed", load.PerSecond, "/s", goal, real),
        new($"{kind} queries, p99", load.P99, "ms", "", kind == "instant" ? "146 ms" : ""),
    ];

    /// <summary>One that nobody asked before, so that no answer is shared; its result is that of <see cref="Expression"/>.</summary>
    private string Another() => $"{Expression}%3E{-Interlocked.Increment(ref _asked)}";

    private static HttpCall Panel(HttpTarget target, string escaped, bool isInstant)
    {
        var flag = isInstant ? "true" : "false";
        var body = $$$"""{"queries":[{"refId":"A","datasource":{"type":"prometheus","uid":"prometheus"},"expr":"{{{Uri.UnescapeDataString(escaped)}}}","instant":{{{flag}}},"range":{{{(isInstant ? "false" : "true")}}},"intervalMs":1000,"maxDataPoints":300}],"from":"now-5m","to":"now"}""";
        return target.Post("/api/ds/query", Encoding.UTF8.GetBytes(body));
    }

    private HttpCall DirectRange(HttpTarget target)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return target.Get($"/api/v1/query_range?query={Another()}&start={now - 300}&end={now}&step=1");
    }
}
