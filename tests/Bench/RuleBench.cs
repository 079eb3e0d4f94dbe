using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.Testing;

namespace Cortico.Bench;

/// <summary>A thousand rules of ten seconds each: are they evaluated on time, and what does that cost?</summary>
internal sealed class RuleBench(int rules, TimeSpan duration)
{
    private const int Groups = 10;
    private const int IntervalSeconds = 10;
    private const string Config = "global: {scrape_interval: 1s}\nscrape_configs: [{job_name: self, static_configs: [{targets: ['{self}']}]}]\n";

    public async Task<IReadOnlyList<Figure>> RunAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        await using var prometheus = await PrometheusServer.StartAsync(Config, cancellation);
        await using var grafana = await GrafanaServer.StartAsync(cancellation);
        await grafana.AddPrometheusAsync(prometheus.Address, cancellation);
        await grafana.SendAsync(HttpMethod.Post, "/api/folders", """{"uid":"bench","title":"Bench"}""", cancellation);
        progress.Report($"{rules} rules of {IntervalSeconds} s");
        for (var group = 0; group < Groups; group++) await grafana.SendAsync(HttpMethod.Put, $"/api/v1/provisioning/folder/bench/rule-groups/g{group}", Group(group), cancellation);
        await Eventually.GetAsync(() => EvaluationsAsync(grafana, cancellation), seen => seen.Count == rules, TimeSpan.FromSeconds(60), cancellation);

        var before = await SchedulerAsync(grafana, cancellation);
        var begin = TimeProvider.System.GetTimestamp();
        var used = grafana.CpuTime;
        using (var timer = new PeriodicTimer(duration)) await timer.WaitForNextTickAsync(cancellation);
        var after = await SchedulerAsync(grafana, cancellation);
        var cores = (grafana.CpuTime - used) / TimeProvider.System.GetElapsedTime(begin);
        return
        [
            new($"{rules} rules of {IntervalSeconds} s: begun after their moment, p99", after.LateP99Seconds * 1000, "ms"),
            new($"{rules} rules of {IntervalSeconds} s: evaluations in {duration.TotalSeconds:0} s, {after.Dropped} dropped", after.Evaluations - before.Evaluations, ""),
            new($"{rules} rules of {IntervalSeconds} s: CPU", cores, "cores"),
            new($"{rules} rules of {IntervalSeconds} s: resident memory", grafana.ResidentMemory, "MiB"),
        ];
    }

    /// <summary>When each rule that was evaluated at all was evaluated last.</summary>
    private static async Task<Dictionary<string, DateTimeOffset>> EvaluationsAsync(GrafanaServer grafana, CancellationToken cancellation)
    {
        var answer = JsonDocument.Parse(await grafana.Http.GetStringAsync(new Uri("/api/prometheus/grafana/api/v1/rules", UriKind.Relative), cancellation));
        return answer.RootElement.GetProperty("data").GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("rules").EnumerateArray())
            .Select(rule => (Name: rule.GetProperty("name").GetString()!, At: rule.GetProperty("lastEvaluation").GetDateTimeOffset()))
            .Where(rule => rule.At.Year > 1).ToDictionary(rule => rule.Name, rule => rule.At);
    }

    private static async Task<Scheduler> SchedulerAsync(GrafanaServer grafana, CancellationToken cancellation) =>
        JsonSerializer.Deserialize<Scheduler>(await grafana.Http.GetStringAsync(new Uri("/api/embedded/scheduler", UriKind.Relative), cancellation), JsonSerializerOptions.Web)!;

    private string Group(int group) => new JsonObject
    {
        ["title"] = $"g{group}",
        ["folderUid"] = "bench",
        ["interval"] = IntervalSeconds,
        ["rules"] = new JsonArray([.. Enumerable.Range(0, rules / Groups).Select(n => AlertRule.Threshold($"r{group}-{n}", $"g{group}", "up", above: 2))]),
    }.ToJsonString();

    private sealed record Scheduler(long Evaluations, long Dropped, double LateP99Seconds);
}
