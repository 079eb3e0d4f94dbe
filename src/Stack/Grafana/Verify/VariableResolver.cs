using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Normalising;
using Cortico.Stack.Grafana.Resources;
using Cortico.Stack.Grafana.Variables;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>Gives a dashboard's variables the values that the page would choose when it opens.</summary>
internal sealed class VariableResolver(DataSources dataSources, PrometheusReader prometheus)
{
    private const string All = "$__all";
    private readonly VariableQuery _queries = new(prometheus);

    public async Task<VariableSet> ResolveAsync(JsonObject model, TimeWindow window, CancellationToken cancellation)
    {
        var set = BuiltIn(model, window);
        // In their order: a later one may use an earlier one.
        foreach (var variable in model.Child("templating").Items("list"))
            if (variable.Text("name") is { Length: > 0 } name && variable.Text("type") != "adhoc")
                set = set.With(Chosen(name, variable, await OptionsAsync(variable, set, window, cancellation)));
        return set;
    }

    private static VariableSet BuiltIn(JsonObject model, TimeWindow window) => VariableSet.Empty
        .With(VariableValue.Single("__from", window.FromMs))
        .With(VariableValue.Single("__to", window.ToMs))
        .With(VariableValue.Single("__dashboard", model.Text("title") ?? ""))
        .With(VariableValue.Single("timeFilter", $"time > {window.FromMs}ms"));

    private async Task<ImmutableArray<string>> OptionsAsync(JsonObject variable, VariableSet set, TimeWindow window, CancellationToken cancellation)
    {
        switch (variable.Text("type"))
        {
            case "query":
                var source = dataSources.Resolve(variable, [], set);
                if (source is not { Type: DataSourceCatalog.Prometheus } prometheusSource) return Saved(variable);
                return Filtered(await _queries.RunAsync(prometheusSource.Uid, set.Fill(VariableQuery.TextOf(variable)), window, cancellation), set.Fill(variable.Text("regex") ?? ""));
            case "custom" or "interval":
                return [.. (variable.Text("query") ?? "").Split(',').Select(option => option.Trim().Split(" : ")[^1].Trim()).Where(option => option.Length > 0)];
            case "datasource":
                return [.. dataSources.All.Where(candidate => candidate.Type == variable.Text("query")).OrderByDescending(candidate => candidate.IsDefault).Select(candidate => candidate.Uid)];
            case "constant" or "textbox":
                return [set.Fill(variable.Text("query") ?? variable.Child("current").Text("value") ?? "")];
            default:
                return Saved(variable);
        }
    }

    private static VariableValue Chosen(string name, JsonObject variable, ImmutableArray<string> options)
    {
        var isMulti = variable.Flag("multi") == true || variable.Flag("includeAll") == true;
        if (variable.Text("type") == "interval") return VariableValue.Single(name, Interval(variable, options));
        var saved = Current(variable);
        if (saved.Contains(All) || (saved.IsEmpty && variable.Flag("includeAll") == true))
            return new VariableValue(name, options, isMulti) { AllText = variable.Text("allValue") is { Length: > 0 } text ? text : options.IsEmpty ? ".*" : null };
        var kept = saved.Where(options.Contains).ToImmutableArray();
        return new VariableValue(name, !kept.IsEmpty ? kept : options.IsEmpty ? (saved.IsEmpty ? [""] : saved) : [options[0]], isMulti);
    }

    /// <summary>An automatic interval is one of the page's making.</summary>
    private static string Interval(JsonObject variable, ImmutableArray<string> options) =>
        variable.Child("current").Text("value") is { } saved && PromDuration.TryParse(saved, out _) ? saved : options.FirstOrDefault(option => PromDuration.TryParse(option, out _)) ?? "1m";

    private static ImmutableArray<string> Current(JsonObject variable) => variable.Child("current")?["value"] switch
    {
        JsonArray several => [.. several.Select(value => value.AsText()).OfType<string>().Where(value => value.Length > 0)],
        var single => single.AsText() is { Length: > 0 } value ? [value] : [],
    };

    private static ImmutableArray<string> Saved(JsonObject variable) =>
        [.. variable.Items("options").Select(option => option.Text("value")).OfType<string>().Where(value => value != All).DefaultIfEmpty(Current(variable).FirstOrDefault(value => value != All) ?? "")];

    private static ImmutableArray<string> Filtered(ImmutableArray<string> options, string pattern)
    {
        if (pattern.Length == 0) return options;
        var regex = new Regex(pattern is ['/', ..] && pattern.LastIndexOf('/') is > 0 and var end ? pattern[1..end] : pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        return [.. options.Select(option => regex.Match(option)).Where(match => match.Success)
            .Select(match => match.Groups["value"] is { Success: true } named ? named.Value : match.Groups.Count > 1 && match.Groups[1].Success ? match.Groups[1].Value : match.Value).Distinct()];
    }
}
