using System.Text.Json;
using System.Text.RegularExpressions;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Page.Time;

namespace Cortico.EmbeddedGrafana.Page.Variables;

/// <summary>
/// The queries of variables against Prometheus: <c>label_values(metric, label)</c>, <c>label_names()</c>, <c>metrics(pattern)</c>,
/// <c>query_result(expression)</c>, or a selector. Source: https://grafana.com/docs/grafana/latest/datasources/prometheus/template-variables/.
/// </summary>
internal sealed partial class VariableQuery(PrometheusCatalog catalog)
{
    /// <param name="json">The variable's <c>query</c>: a text, or an object that holds one.</param>
    public static string Text(JsonElement? json) => json switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Object } query => query.Text("query") ?? query.Text("expr") ?? "",
        _ => "",
    };

    /// <param name="query">With the variables in it replaced.</param>
    public async Task<IReadOnlyList<string>> RunAsync(DataSource source, string query, PageTimeRange range, CancellationToken cancellation)
    {
        var text = query.Trim();
        if (LabelValues().Match(text) is { Success: true } values)
        {
            return await catalog.LabelValuesAsync(source, values.Groups["label"].Value, values.Groups["match"].Value.Trim(), range, cancellation);
        }

        if (LabelNames().Match(text) is { Success: true } names)
        {
            return await catalog.LabelNamesAsync(source, names.Groups["match"].Value.Trim(), range, cancellation);
        }

        if (Metrics().Match(text) is { Success: true } metrics)
        {
            var all = await catalog.LabelValuesAsync(source, "__name__", null, range, cancellation);
            return Pattern.Parse($"/{metrics.Groups["pattern"].Value}/") is { } pattern ? [.. all.Where(name => pattern.IsMatch(name))] : all;
        }

        return QueryResult().Match(text) is { Success: true } result
            ? await catalog.QueryResultAsync(source, result.Groups["expression"].Value, range, cancellation)
            : await catalog.SeriesAsync(source, text, range, cancellation);
    }

    [GeneratedRegex(@"^label_values\((?:(?<match>.+),\s*)?(?<label>[a-zA-Z_$][a-zA-Z0-9_]*)\s*\)\s*$", RegexOptions.Singleline)]
    private static partial Regex LabelValues();

    [GeneratedRegex(@"^label_names\((?<match>.*)\)\s*$", RegexOptions.Singleline)]
    private static partial Regex LabelNames();

    [GeneratedRegex(@"^metrics\((?<pattern>.+)\)\s*$", RegexOptions.Singleline)]
    private static partial Regex Metrics();

    [GeneratedRegex(@"^query_result\((?<expression>.+)\)\s*$", RegexOptions.Singleline)]
    private static partial Regex QueryResult();
}
