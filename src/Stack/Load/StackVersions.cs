using System.Collections.Immutable;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Prometheus;

namespace Cortico.Stack.Load;

/// <summary>What runs in the stack, for the report; what can't be had says so.</summary>
public static class StackVersions
{
    public static async Task<ImmutableArray<ReportEntry>> ReadAsync(PrometheusApi prometheus, GrafanaApi grafana, CancellationToken cancellation) =>
    [
        await EntryAsync("Web app", () => LabelAsync(prometheus, "app_info", "version", cancellation)),
        await EntryAsync("Prometheus", () => LabelAsync(prometheus, "prometheus_build_info", "version", cancellation)),
        await EntryAsync("Grafana", async () => $"{(await grafana.Health.GetAsync(cancellation)).Version}"),
        new(".NET of the generator", System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription),
    ];

    private static async Task<ReportEntry> EntryAsync(string name, Func<Task<string>> read)
    {
        try
        {
            return new ReportEntry(name, await read());
        }
        catch (StackException problem)
        {
            return new ReportEntry(name, $"not known: {problem.Message}");
        }
    }

    private static async Task<string> LabelAsync(PrometheusApi prometheus, string metric, string label, CancellationToken cancellation) =>
        (await prometheus.QueryAsync(metric, cancellation))["result"]?.AsArray().Select(series => series?["metric"]?[label]?.GetValue<string>()).FirstOrDefault(value => value is not null)
            ?? throw new StackException($"{metric} is not in Prometheus");
}
