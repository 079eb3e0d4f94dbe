using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cortico.Stack.Grafana.Files;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>Works out what a Prometheus variable offers. Source: grafana.com/docs, "Prometheus template variables".</summary>
internal sealed partial class VariableQuery(PrometheusReader prometheus)
{
    /// <param name="text">Such as <c>label_values(up, job)</c>, variables filled.</param>
    public async Task<ImmutableArray<string>> RunAsync(string uid, string text, TimeWindow window, CancellationToken cancellation)
    {
        if (LabelValues().Match(text) is { Success: true } values)
            return await prometheus.LabelValuesAsync(uid, values.Groups["label"].Value, values.Groups["selector"].Value, window, cancellation);
        if (LabelNames().Match(text) is { Success: true } names)
            return await prometheus.LabelNamesAsync(uid, names.Groups["selector"].Value, window, cancellation);
        if (Metrics().Match(text) is { Success: true } metrics)
            return [.. (await prometheus.MetricNamesAsync(uid, window, cancellation)).Where(name => Regex.IsMatch(name, metrics.Groups["pattern"].Value, RegexOptions.NonBacktracking)).Order(StringComparer.Ordinal)];
        var expression = QueryResult().Match(text) is { Success: true } result ? result.Groups["query"].Value : text;
        return [.. (await prometheus.VectorAsync(uid, expression, window, cancellation)).Select(Written)];
    }

    /// <summary>The text of a query variable: written by hand, or put together by the editor.</summary>
    public static string TextOf(JsonObject variable)
    {
        var query = variable["query"];
        if ((query.AsText() ?? query.Text("query") ?? variable.Text("definition")) is { Length: > 0 } text) return text;
        return query.Text("label") is not { Length: > 0 } label ? ""
            : query.Text("metric") is { Length: > 0 } metric ? $"label_values({metric}, {label})" : $"label_values({label})";
    }

    /// <summary>A series as <c>query_result</c> writes it: name, labels, value, time.</summary>
    private static string Written(JsonObject series)
    {
        var labels = series.Child("metric") ?? [];
        var pairs = string.Join(',', labels.Where(label => label.Key != "__name__").Select(label => $"{label.Key}=\"{label.Value.AsText()}\""));
        return $"{labels.Text("__name__")}{(pairs.Length == 0 ? "" : $"{{{pairs}}}")} {(series.List("value") is [_, var value] ? value.AsText() : "")}".Trim();
    }

    [GeneratedRegex(@"^\s*label_values\(\s*(?:(?<selector>.+),)?\s*(?<label>[A-Za-z_][A-Za-z0-9_]*)\s*\)\s*$")]
    private static partial Regex LabelValues();

    [GeneratedRegex(@"^\s*label_names\(\s*(?<selector>.*?)\s*\)\s*$")]
    private static partial Regex LabelNames();

    [GeneratedRegex(@"^\s*metrics\(\s*(?<pattern>.+?)\s*\)\s*$")]
    private static partial Regex Metrics();

    [GeneratedRegex(@"^\s*query_result\(\s*(?<query>.+?)\s*\)\s*$", RegexOptions.Singleline)]
    private static partial Regex QueryResult();
}
