using System.Text.Json;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Page.Queries;
using Cortico.EmbeddedGrafana.Page.Time;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Page.Variables;

/// <summary>Finds the options of a dashboard's variables and what is chosen of them.</summary>
internal sealed class VariableResolver(VariableQuery queries, PanelSources sources, DataSourceStore store)
{
    private const string AutoInterval = "$__auto_interval_";

    /// <param name="dashboard">Its model.</param>
    /// <param name="chosen">From the address: values by the variable's name.</param>
    /// <param name="dropsStale">Whether values that a variable no longer has, since it hangs on another one, are dropped.</param>
    public async Task<IReadOnlyList<Variable>> ResolveAsync(
        JsonElement dashboard, IReadOnlyDictionary<string, IReadOnlyList<string>> chosen, PageTimeRange range, bool dropsStale, CancellationToken cancellation)
    {
        var definitions = VariableDefinition.Of(dashboard);
        var resolved = new Dictionary<string, Variable>(StringComparer.Ordinal);
        foreach (var definition in VariableDefinition.InOrder(definitions))
        {
            var isKept = !dropsStale || !definition.Uses.Any(resolved.ContainsKey);
            resolved[definition.Name] = await ResolveAsync(definition, chosen.GetValueOrDefault(definition.Name), isKept, resolved, range, cancellation);
        }

        return [.. definitions.Select(definition => resolved[definition.Name])];
    }

    private async Task<Variable> ResolveAsync(
        VariableDefinition variable, IReadOnlyList<string>? chosen, bool isKept, Dictionary<string, Variable> before, PageTimeRange range, CancellationToken cancellation)
    {
        var (definition, type) = (variable.Json, variable.Type);
        var hasAll = definition.Flag("includeAll") == true;
        IReadOnlyList<VariableOption> options = [];
        string? error = null;
        try
        {
            var used = variable.Uses.Select(before.GetValueOrDefault).OfType<Variable>();
            options = await OptionsAsync(definition, type, new Interpolation(used, BuiltIn.Of(range)), range, cancellation);
        }
        catch (Exception problem) when (problem is VariableException or DataSourceException)
        {
            error = problem.Message;
        }

        if (hasAll)
        {
            options = [new VariableOption("All", Variable.All), .. options];
        }

        var isMulti = definition.Flag("multi") == true;
        var keepsUnknown = type == "custom" || (type == "query" && ((chosen is not null && isKept) || error is not null));
        var choice = VariableChoice.Of(type, chosen ?? VariableOptions.Saved(definition.Object("current"), "value"), options, isMulti, keepsUnknown);
        var all = definition.Text("allValue");
        return new Variable(
            variable.Name, type, Label(definition), isMulti, hasAll,
            [.. choice.Values.Select(option => type == "interval" ? Interval(option.Value, definition, range) : option.Value)], [.. choice.Values.Select(option => option.Text)], choice.Options)
        {
            AllValue = string.IsNullOrEmpty(all) ? null : all,
            Error = error,
        };
    }

    private async Task<IReadOnlyList<VariableOption>> OptionsAsync(
        JsonElement definition, string type, Interpolation interpolation, PageTimeRange range, CancellationToken cancellation)
    {
        var query = VariableQuery.Text(definition.Member("query"));
        switch (type)
        {
            case "query":
                var source = sources.Find(definition.Member("datasource"), interpolation) ??
                    throw new VariableException($"The variable \"{definition.Text("name")}\" asks a data source that does not exist. Set another one in the dashboard.");
                var text = query.Length > 0 ? query : definition.Text("definition") ?? "";
                var results = text.Length == 0 ? [] : await queries.RunAsync(source, interpolation.Query(text), range, cancellation);
                return VariableOptions.OfResults(results, interpolation.Plain(definition.Text("regex") ?? ""), definition.Integer("sort") ?? 0);
            case "custom" or "interval":
                var options = VariableOptions.OfText(query);
                return type == "interval" && definition.Flag("auto") == true
                    ? [new VariableOption("auto", AutoInterval + definition.Text("name")), .. options]
                    : options;
            case "datasource":
                var wanted = definition.Text("regex") is { Length: > 0 } regex ? Pattern.Parse(interpolation.Plain(regex)) : null;
                return [.. store.All().Where(item => item.Type == query && wanted?.IsMatch(item.Name) != false).Select(item => new VariableOption(item.Name, item.Uid))];
            case "constant" or "textbox":
                return [new VariableOption(query, query)];
            default:
                return VariableOptions.OfText(query);
        }
    }

    private static string Interval(string value, JsonElement definition, PageTimeRange range)
    {
        if (!value.StartsWith(AutoInterval, StringComparison.Ordinal))
        {
            return value;
        }

        TimeSpan? least = null;
        if (definition.Text("auto_min") is { Length: > 0 } text)
        {
            try
            {
                least = Query.Time.Interval.Parse(text);
            }
            catch (FormatException)
            {
                // No least step, then.
            }
        }

        return Query.Time.Interval.Format(PanelInterval.Of(range.Length, definition.Integer("auto_count") ?? 30, least));
    }

    private static string? Label(JsonElement definition) => definition.Number("hide") switch
    {
        2 => null,
        1 => "",
        _ => definition.Text("type") is "constant" or "adhoc" ? null : definition.Text("label") is { Length: > 0 } label ? label : definition.Text("name"),
    };
}
