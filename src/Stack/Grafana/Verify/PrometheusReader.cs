using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>Reads a Prometheus by way of Grafana's data-source proxy: what variables offer, and why a query is empty.</summary>
internal sealed class PrometheusReader(GrafanaApi grafana)
{
    private readonly ConcurrentDictionary<(string Uid, TimeWindow Window), Task<ImmutableHashSet<string>>> _names = new();

    public async Task<ImmutableArray<string>> LabelValuesAsync(string uid, string label, string? selector, TimeWindow window, CancellationToken cancellation)
    {
        var match = string.IsNullOrWhiteSpace(selector) ? "" : $"&match[]={Uri.EscapeDataString(selector)}";
        return Texts(await GetAsync(uid, $"api/v1/label/{Uri.EscapeDataString(label)}/values?{Range(window)}{match}", cancellation));
    }

    public async Task<ImmutableArray<string>> LabelNamesAsync(string uid, string? selector, TimeWindow window, CancellationToken cancellation)
    {
        var match = string.IsNullOrWhiteSpace(selector) ? "" : $"&match[]={Uri.EscapeDataString(selector)}";
        return Texts(await GetAsync(uid, $"api/v1/labels?{Range(window)}{match}", cancellation));
    }

    /// <summary>The result of an instant query at the window's end: a vector's elements.</summary>
    public async Task<ImmutableArray<JsonObject>> VectorAsync(string uid, string expression, TimeWindow window, CancellationToken cancellation)
    {
        var data = await GetAsync(uid, $"api/v1/query?query={Uri.EscapeDataString(expression)}&time={Seconds(window.To)}", cancellation);
        return [.. data.Items("result")];
    }

    /// <summary>All names of metrics in the window; asked once for all panels.</summary>
    public Task<ImmutableHashSet<string>> MetricNamesAsync(string uid, TimeWindow window, CancellationToken cancellation) =>
        _names.GetOrAdd((uid, window), async _ => (await LabelValuesAsync(uid, "__name__", null, window, cancellation)).ToImmutableHashSet(StringComparer.Ordinal));

    private async Task<JsonNode?> GetAsync(string uid, string path, CancellationToken cancellation)
    {
        var answer = await grafana.DataSources.ProxyGetAsync(uid, path, cancellation);
        return answer.Text("status") == "success" ? answer!["data"]
            : throw new StackException($"Prometheus behind the data source \"{uid}\" refused {path}: {answer.Text("error") ?? answer.Text("message")}");
    }

    private static ImmutableArray<string> Texts(JsonNode? data) => [.. (data as JsonArray ?? []).Select(item => item.AsText()).OfType<string>()];

    private static string Range(TimeWindow window) => $"start={Seconds(window.From)}&end={Seconds(window.To)}";

    private static string Seconds(DateTimeOffset moment) => (moment.ToUnixTimeMilliseconds() / 1000d).ToString("0.###", CultureInfo.InvariantCulture);
}
