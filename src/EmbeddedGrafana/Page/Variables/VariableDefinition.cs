using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Page.Variables;

/// <summary>A variable as the dashboard has it.</summary>
/// <param name="Uses">Names that stand in its query, its regular expression or its data source: its options depend on their values.</param>
internal sealed record VariableDefinition(string Name, JsonElement Json, IReadOnlySet<string> Uses)
{
    public string Type => Json.Text("type") ?? "";

    /// <summary>Of two with one name the first counts.</summary>
    public static IReadOnlyList<VariableDefinition> Of(JsonElement dashboard) =>
        [.. dashboard.Object("templating").List("list").Where(json => json.Text("name") is { Length: > 0 }).Select(Read).DistinctBy(definition => definition.Name, StringComparer.Ordinal)];

    /// <summary>In their order, and what a definition names first: a later variable may be part of an earlier one's query.</summary>
    public static IEnumerable<VariableDefinition> InOrder(IReadOnlyList<VariableDefinition> definitions)
    {
        var places = definitions.Index().ToDictionary(pair => pair.Item.Name, pair => pair.Index, StringComparer.Ordinal);
        var users = definitions.Select(_ => new List<int>()).ToList();
        var missing = new int[definitions.Count];
        foreach (var (index, definition) in definitions.Index())
        {
            foreach (var used in definition.Uses.Where(name => name != definition.Name && places.ContainsKey(name)))
            {
                users[places[used]].Add(index);
                missing[index]++;
            }
        }

        var left = new SortedSet<int>(Enumerable.Range(0, definitions.Count));
        var ready = new SortedSet<int>(left.Where(index => missing[index] == 0));
        while (left.Count > 0)
        {
            // Of those that wait for each other one has to begin.
            var next = ready.Count > 0 ? ready.Min : left.Min;
            left.Remove(next);
            ready.Remove(next);
            yield return definitions[next];
            foreach (var user in users[next])
            {
                if (--missing[user] == 0 && left.Contains(user))
                {
                    ready.Add(user);
                }
            }
        }
    }

    private static VariableDefinition Read(JsonElement json)
    {
        var source = json.Member("datasource") is { } named ? Queries.PanelSources.Name(named) : null;
        return new VariableDefinition(json.Text("name")!, json, Interpolation.Names($"{VariableQuery.Text(json.Member("query"))} {json.Text("definition")} {json.Text("regex")} {source}"));
    }
}
