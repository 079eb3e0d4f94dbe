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
    public async Task<IReadOnlyList<Variable>> ResolveAsync(
        JsonElement dashboard, IReadOnlyDictionary<string, IReadOnlyList<string>> chosen, PageTimeRange range, CancellationToken cancellation)
    {
        var resolved = new List<Variable>();
        var definitions = dashboard.Object("templating").List("list").Where(definition => definition.Text("name") is { Length: > 0 }).ToList();

        // In their order, and what a definition names first: a later variable may be part of an earlier one's query.
        while (definitions.Count > 0)
        {
            var next = definitions.Find(definition => !definitions.Exists(other => other.Text("name") != definition.Text("name") && Uses(definition, other.Text("name")!)));
            next = next.ValueKind == JsonValueKind.Undefined ? definitions[0] : next;
            definitions.Remove(next);
            resolved.Add(await ResolveAsync(next, chosen.GetValueOrDefault(next.Text("name")!), resolved, range, cancellation));
        }

        var order = dashboard.Object("templating").List("list").Select(definition => definition.Text("name")).ToList();
        return [.. resolved.OrderBy(variable => order.IndexOf(variable.Name))];
    }

    private async Task<Variable> ResolveAsync(
        JsonElement definition, IReadOnlyList<string>? chosen, List<Variable> before, PageTimeRange range, CancellationToken cancellation)
    {
        var type = definition.Text("type") ?? "";
        var hasAll = definition.Flag("includeAll") == true;
        IReadOnlyList<VariableOption> options = [];
        string? error = null;
        try
        {
            options = await OptionsAsync(definition, type, new Interpolation(before, BuiltIn.Of(range)), range, cancellation);
        }
        catch (Exception problem) when (problem is VariableException or DataSourceException)
        {
            error = problem.Message;
        }

        if (hasAll)
        {
            options = [new VariableOption("All", Variable.All), .. options];
        }

        var current = definition.Object("current");
        var isMulti = definition.Flag("multi") == true;
        var values = Choose(type, chosen ?? VariableOptions.Saved(current, "value"), options, isMulti);
        var all = definition.Text("allValue");
        return new Variable(
            definition.Text("name")!, type, Label(definition), isMulti, hasAll, type == "interval" ? [.. values.Select(value => Interval(value, definition, range))] : values,
            [.. values.Select(value => options.FirstOrDefault(option => option.Value == value)?.Text ?? value)], options)
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

    /// <summary>What was asked for as far as it is there, else the first option.</summary>
    private static IReadOnlyList<string> Choose(string type, IReadOnlyList<string> wanted, IReadOnlyList<VariableOption> options, bool isMulti)
    {
        if (type == "textbox" && wanted.Count > 0)
        {
            return [wanted[0]];
        }

        var known = wanted.Select(value => options.FirstOrDefault(option => option.Value == value) ?? options.FirstOrDefault(option => option.Text == value)
                ?? (value is "All" or Variable.All ? options.FirstOrDefault(option => option.Value == Variable.All) : null))
            .OfType<VariableOption>().Select(option => option.Value).Distinct(StringComparer.Ordinal).ToList();
        if (known.Contains(Variable.All))
        {
            return [Variable.All];
        }

        // A value that is not among the options may still be meant: addresses are shared, and series come and go.
        known = known.Count > 0 || type != "custom" || wanted.Count == 0 ? known : [.. wanted];
        return known.Count > 0 ? isMulti ? known : [known[0]] : options.Count > 0 ? [options[0].Value] : [];
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

    private static bool Uses(JsonElement definition, string name)
    {
        var text = VariableQuery.Text(definition.Member("query")) + " " + definition.Text("regex") + " " + definition.Object("datasource").Text("uid");
        return text.Contains("$" + name, StringComparison.Ordinal) || text.Contains("${" + name, StringComparison.Ordinal) || text.Contains("[[" + name, StringComparison.Ordinal);
    }
}
