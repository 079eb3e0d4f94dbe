using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;
using Cortico.Stack.Grafana.Variables;

namespace Cortico.Stack.Grafana.Verify;

/// <summary>A panel as it stands on the page: one that is repeated for a variable stands there once for each value.</summary>
internal sealed record PanelInstance(JsonObject Panel, VariableSet Variables, string Title)
{
    private const int MostRepeats = 50;
    private static readonly ImmutableHashSet<string> WithoutQueries = ["row", "text", "dashlist", "alertlist", "annolist", "news", "gettingstarted", "welcome"];

    public long Id => Panel.Whole("id") ?? 0;

    /// <summary>All that are to show data, those of collapsed rows included.</summary>
    public static IEnumerable<PanelInstance> Of(JsonObject model, VariableSet variables)
    {
        var row = new Repeat([variables], "");
        foreach (var panel in model.Items("panels"))
        {
            if (Panels.IsRow(panel))
            {
                row = Repeat.Of(panel, variables);
                // A collapsed row holds its panels; an open one is followed by them.
                foreach (var instance in panel.Items("panels").SelectMany(inner => In(row, inner))) yield return instance;
            }
            else
            {
                foreach (var instance in In(row, panel)) yield return instance;
            }
        }
    }

    private static IEnumerable<PanelInstance> In(Repeat row, JsonObject panel)
    {
        if (WithoutQueries.Contains(panel.Text("type") ?? "")) yield break;
        foreach (var outer in row.Sets)
            foreach (var inner in Repeat.Of(panel, outer).Sets)
                yield return new PanelInstance(panel, inner, $"{inner.Fill(panel.Text("title") ?? "")}{Suffix(row, inner)}{Suffix(Repeat.Of(panel, outer), inner)}");
    }

    private static string Suffix(Repeat repeat, VariableSet set) => repeat.Variable.Length > 0 && set.Find(repeat.Variable) is { Values: [var value] } ? $" ({repeat.Variable}={value})" : "";

    private sealed record Repeat(ImmutableArray<VariableSet> Sets, string Variable)
    {
        public static Repeat Of(JsonObject panel, VariableSet variables) =>
            panel.Text("repeat") is { Length: > 0 } name && variables.Find(name) is { Values.IsEmpty: false } variable
                ? new Repeat([.. variable.Values.Take(MostRepeats).Select(value => variables.With(variable with { Values = [value], AllText = null }))], name)
                : new Repeat([variables], "");
    }
}
